import { storyGraph } from '../fixtures';
import { layoutGraph } from './layoutGraph';
import { routeEdges } from './routeEdges';
import { roundedPath, simplify } from './roundedPath';
import { bigGraph, visible } from './testGraph';
import { Box, EdgePath, Point, TopologyLayout, VisibleGraph } from './types';

function crosses(a: Point, b: Point, box: Box): boolean {
  const inside = 1;
  return (
    Math.max(a.x, b.x) > box.x + inside &&
    Math.min(a.x, b.x) < box.x + box.width - inside &&
    Math.max(a.y, b.y) > box.y + inside &&
    Math.min(a.y, b.y) < box.y + box.height - inside
  );
}

function crossings(layout: TopologyLayout, paths: EdgePath[]): string[] {
  const boxes = [...layout.boxes, ...layout.absent];
  return paths.flatMap(({ id, points }) =>
    points
      .slice(1)
      .flatMap((point, i) =>
        boxes
          .filter(box => crosses(points[i], point, box))
          .map(box => `${id} crosses ${box.id}`),
      ),
  );
}

function route(graph: VisibleGraph) {
  const layout = layoutGraph(graph);
  return { layout, paths: routeEdges(layout, graph.edges) };
}

describe('routeEdges', () => {
  it.each([
    ['the story', visible(storyGraph)],
    ['three hundred nodes', visible(bigGraph(10, 6))],
  ])(
    'draws every edge of %s at right angles and through no box',
    (_, graph) => {
      const { layout, paths } = route(graph);
      expect(paths).toHaveLength(graph.edges.length);
      for (const { id, points } of paths) {
        for (const [i, point] of points.slice(1).entries()) {
          const straight = point.x === points[i].x || point.y === points[i].y;
          expect([id, straight]).toEqual([id, true]);
        }
      }
      expect(crossings(layout, paths)).toEqual([]);
    },
  );

  it('draws a mirrored Service as one horizontal to the cluster that it calls', () => {
    const { paths } = route(visible(storyGraph));
    const mirror = paths.find(({ edge }) => edge.kind === 'mirrors')!;
    expect(mirror.points).toHaveLength(2);
    expect(mirror.points[0].y).toBe(mirror.points[1].y);
    expect(mirror.points[0].x).toBeGreaterThan(mirror.points[1].x);
  });

  it('sends an edge to a cluster two columns away through the gap above its target', () => {
    const graph = visible(storyGraph);
    const far = {
      id: 'far',
      kind: 'mirrors' as const,
      from: 'east/Service/web/podinfo',
      to: 'edge/Deployment/web/podinfo',
      crossCluster: true,
    };
    const { layout, paths } = route({ ...graph, edges: [far] });
    expect(crossings(layout, paths)).toEqual([]);
  });

  it('leaves out an edge whose end is not drawn', () => {
    const graph = visible(storyGraph);
    const layout = layoutGraph(graph);
    expect(
      routeEdges(layout, [
        { id: 'x', kind: 'owns', from: 'nowhere', to: 'west' },
      ]),
    ).toEqual([]);
  });
});

describe('roundedPath', () => {
  it('rounds a corner by the radius and no more than half a leg', () => {
    const points = [
      { x: 0, y: 0 },
      { x: 0, y: 20 },
      { x: 8, y: 20 },
    ];
    expect(roundedPath(points, 8)).toBe('M0 0L0 16Q0 20 4 20L8 20');
  });

  it('sees no corner on a straight line', () => {
    expect(
      simplify([
        { x: 0, y: 0 },
        { x: 0, y: 5 },
        { x: 0, y: 5 },
        { x: 0, y: 9 },
      ]),
    ).toEqual([
      { x: 0, y: 0 },
      { x: 0, y: 9 },
    ]);
  });
});
