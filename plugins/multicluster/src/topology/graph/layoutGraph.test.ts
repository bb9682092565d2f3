import { TopologyGraph } from '@multicluster/backstage-plugin-multicluster-common';
import { storyGraph } from '../fixtures';
import { geometry } from './geometry';
import { layoutGraph } from './layoutGraph';
import { bigGraph, overlap, visible } from './testGraph';
import { Box } from './types';

const placeOf = (boxes: (Box & { id: string })[]) =>
  Object.fromEntries(
    boxes.map(({ id, x, y, width, height }) => [id, { x, y, width, height }]),
  );

describe('layoutGraph', () => {
  it.each([
    ['the story', visible(storyGraph), 283],
    ['the story with wide columns', visible(storyGraph), 400],
    ['three hundred nodes', visible(bigGraph(10, 6)), 283],
  ])('lets no two boxes of %s overlap', (_, graph, width) => {
    const layout = layoutGraph(graph, width);
    const boxes = [...layout.boxes, ...layout.absent];
    expect(layout.boxes).toHaveLength(graph.nodes.length);
    for (let a = 0; a < boxes.length; a += 1) {
      for (let b = a + 1; b < boxes.length; b += 1) {
        expect([boxes[a].id, boxes[b].id, overlap(boxes[a], boxes[b])]).toEqual(
          [boxes[a].id, boxes[b].id, false],
        );
      }
    }
  });

  it('puts the same thing of every cluster on the same height, in the column of its cluster', () => {
    const { boxes, columns } = layoutGraph(visible(storyGraph));
    const workloads = boxes.filter(box => box.node.lane === 'workload');
    expect(new Set(workloads.map(box => box.y)).size).toBe(1);
    for (const box of workloads) {
      const column = columns[box.column!];
      expect(column.column.id).toBe(box.node.cluster);
      expect(box.x).toBeGreaterThanOrEqual(column.x);
      expect(box.x + box.width).toBeLessThanOrEqual(column.x + column.width);
    }
  });

  it('orders lanes by the way of a request', () => {
    const { lanes } = layoutGraph(visible(storyGraph));
    expect(lanes.map(({ lane, global }) => [lane, global])).toEqual([
      ['entry', true],
      ['route', false],
      ['service', false],
      ['workload', false],
      ['autoscaler', false],
      ['pods', false],
    ]);
    for (const [i, lane] of lanes.slice(1).entries()) {
      expect(lane.y).toBe(lanes[i].y + lanes[i].height);
    }
  });

  it('moves nothing when facts change, whichever way the nodes are ordered', () => {
    const before = layoutGraph(visible(storyGraph));
    const changed = {
      ...storyGraph,
      nodes: storyGraph.nodes
        .map(node => ({ ...node, health: 'unhealthy' as const, fact: 'down' }))
        .reverse(),
    };
    const after = layoutGraph(visible(changed));
    const shared = (id: string) =>
      !id.startsWith('west/Service') && id[0] !== '/';
    const keep = (layout: typeof before) =>
      placeOf(layout.boxes.filter(box => shared(box.id)));
    expect(keep(after)).toEqual(keep(before));
  });

  it('moves nothing of the other columns and rows when a node joins a slot', () => {
    const before = layoutGraph(visible(storyGraph));
    const second = {
      ...storyGraph.nodes.find(node => node.id === 'east/Service/web/podinfo')!,
      id: 'east/Service/web/podinfo-canary',
    };
    const after = layoutGraph(
      visible({ ...storyGraph, nodes: [...storyGraph.nodes, second] }),
    );
    const others = (layout: typeof before) =>
      placeOf(layout.boxes.filter(box => !box.id.startsWith('east/Service')));
    expect(others(after)).toEqual(others(before));
  });

  it('lets a mirrored Service stand on the side of the cluster that it calls', () => {
    const { boxes } = layoutGraph(visible(storyGraph));
    const place = placeOf(boxes);
    // Columns are aws/east, gcp/west, on-prem/edge: east is to the left of west.
    expect(place['west/Service/web/podinfo-east'].x).toBeLessThan(
      place['west/Service/web/podinfo'].x,
    );
  });

  it('wraps a slot with more nodes than fit beside each other', () => {
    const extra = Array.from({ length: 4 }, (_, i) => ({
      ...storyGraph.nodes.find(node => node.id === 'east/Service/web/podinfo')!,
      id: `east/Service/web/extra-${i}`,
    }));
    const { boxes } = layoutGraph(
      visible({ ...storyGraph, nodes: [...storyGraph.nodes, ...extra] }),
    );
    const services = boxes.filter(box => box.id.startsWith('east/Service'));
    expect(new Set(services.map(box => box.y)).size).toBe(3);
    expect(services.every(box => box.width >= geometry.narrowest)).toBe(true);
  });

  it('keeps a slot with its reason where a cluster has none of what the others have', () => {
    const { absent } = layoutGraph(visible(storyGraph));
    expect(absent.map(({ row, reason }) => [row, reason])).toEqual([
      ['autoscaler', 'none, on-prem rule'],
    ]);
  });

  it('gives an empty picture for an empty graph', () => {
    const layout = layoutGraph({ columns: [], rows: [], nodes: [], edges: [] });
    expect(layout).toMatchObject({ width: 0, height: 0, boxes: [], lanes: [] });
  });
});

describe('layoutGraph on lone things', () => {
  const lone = (
    id: string,
    lane: 'route' | 'service',
    cluster: string,
  ): TopologyGraph => ({
    ...storyGraph,
    rows: [
      ...storyGraph.rows,
      { id, lane, label: id, kind: 'Service', absent: [] },
    ],
    nodes: [
      ...storyGraph.nodes,
      {
        id,
        lane,
        cluster,
        row: id,
        kind: 'Service',
        name: id,
        health: 'healthy',
        fact: '',
      },
    ],
  });

  it('lets what only one cluster has stand beside another thing of its column', () => {
    const { boxes } = layoutGraph(visible(lone('canary', 'service', 'east')));
    const place = placeOf(boxes);
    const service = place['east/Service/web/podinfo'];
    expect(place.canary.y).toBe(service.y);
    // The other one is what west mirrors: it keeps the side towards west.
    expect(place.canary.x).toBeLessThan(service.x);
    expect(place.canary.width).toBe(service.width);
  });

  it('keeps one below the other what is connected', () => {
    const graph = visible(lone('gateway', 'route', 'east'));
    const { boxes } = layoutGraph({
      ...graph,
      edges: [
        ...graph.edges,
        {
          id: 'e',
          kind: 'routes',
          from: 'east/HTTPRoute/web/public-gw',
          to: 'gateway',
        },
      ],
    });
    const place = placeOf(boxes);
    expect(place.gateway.y).toBeGreaterThan(
      place['east/HTTPRoute/web/public-gw'].y,
    );
  });

  it('stands a name that leads to one cluster over the column of that cluster', () => {
    const name = (id: string) => ({
      id,
      lane: 'entry' as const,
      row: 'dns',
      kind: 'DnsName' as const,
      name: id,
      health: 'healthy' as const,
      fact: '',
    });
    const graph = visible(storyGraph);
    const { boxes, columns } = layoutGraph({
      ...graph,
      nodes: [...graph.nodes, name('west.acme.io')],
      edges: [
        ...graph.edges,
        {
          id: 'r',
          kind: 'resolves',
          from: 'west.acme.io',
          to: 'west/HTTPRoute/web/public-gw',
        },
      ],
    });
    const box = boxes.find(({ id }) => id === 'west.acme.io')!;
    const west = columns.find(({ column }) => column.id === 'west')!;
    expect(box.x).toBeGreaterThan(west.x);
    expect(box.x + box.width).toBeLessThan(west.x + west.width);
    const wide = boxes.find(({ id }) => id === '/Gslb/web/podinfo')!;
    expect(box.y).toBeGreaterThan(wide.y);
  });
});
