import { storyGraph } from '../fixtures';
import { buildTree, openItems } from './buildTree';
import { layoutGraph } from './layoutGraph';
import { Direction, moveFocus } from './moveFocus';
import { visible } from './testGraph';

const graph = visible(storyGraph);
const layout = layoutGraph(graph);

describe('moveFocus', () => {
  it.each<[string, Direction, string | undefined]>([
    ['east/Deployment/web/podinfo', 'right', 'west/Deployment/web/podinfo'],
    ['west/Deployment/web/podinfo', 'left', 'east/Deployment/web/podinfo'],
    ['east/Deployment/web/podinfo', 'left', undefined],
    [
      'east/Deployment/web/podinfo',
      'lastColumn',
      'edge/Deployment/web/podinfo',
    ],
    [
      'edge/Deployment/web/podinfo',
      'firstColumn',
      'east/Deployment/web/podinfo',
    ],
    ['east/Service/web/podinfo', 'down', 'east/Deployment/web/podinfo'],
    ['edge/Deployment/web/podinfo', 'down', 'edge/Pods/web/podinfo'],
    ['east/HTTPRoute/web/public-gw', 'up', '/DnsName/web/podinfo.acme.io'],
    ['west/Service/web/podinfo-east', 'across', 'east/Service/web/podinfo'],
    ['east/Service/web/podinfo', 'across', 'west/Service/web/podinfo-east'],
    ['edge/Service/web/podinfo', 'across', undefined],
    ['gone', 'down', undefined],
  ])('leads from %s %s to %s', (from, direction, to) => {
    expect(moveFocus({ layout, edges: graph.edges, from, direction })).toBe(to);
  });
});

describe('buildTree', () => {
  const items = buildTree(graph);

  it('has every node once, below its cluster', () => {
    const nodes = items.filter(item => item.node).map(item => item.id);
    expect(nodes.sort()).toEqual(graph.nodes.map(node => node.id).sort());
    expect(
      items.filter(item => item.level === 1).map(item => item.label),
    ).toEqual(['Name and entry', 'east', 'west', 'edge']);
  });

  it('hides what is below a closed item', () => {
    const open = openItems(items, new Set(['column:east']));
    expect(open.some(item => item.node?.cluster === 'east')).toBe(false);
    expect(open.some(item => item.node?.cluster === 'west')).toBe(true);
  });

  it('ends on a circle of edges', () => {
    const [a, b] = graph.nodes.filter(node => node.cluster === 'east');
    const circle = buildTree({
      ...graph,
      nodes: [a, b],
      edges: [
        { id: '1', kind: 'owns', from: a.id, to: b.id },
        { id: '2', kind: 'owns', from: b.id, to: a.id },
      ],
    });
    expect(
      circle
        .filter(item => item.node)
        .map(item => item.id)
        .sort(),
    ).toEqual([a.id, b.id].sort());
  });
});
