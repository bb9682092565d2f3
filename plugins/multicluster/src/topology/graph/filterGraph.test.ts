import { storyGraph } from '../fixtures';
import { filterGraph, noFilter } from './filterGraph';
import { foldGroups } from './foldGroups';
import { groupColumns } from './groupColumns';
import { bigGraph } from './testGraph';
import { TopologyFilter } from './types';

const ids = (filter: Partial<TopologyFilter>) =>
  filterGraph(storyGraph, { ...noFilter, ...filter }).nodes.map(
    node => node.id,
  );

describe('filterGraph', () => {
  it('leaves everything without a filter', () => {
    const all = filterGraph(storyGraph, noFilter);
    expect(all.nodes).toEqual(storyGraph.nodes);
    expect(all.edges).toEqual(storyGraph.edges);
    expect(all.failing).toBe(3);
  });

  it('keeps the paths that lead to failures, and nothing that is well beside them', () => {
    expect(ids({ failingOnly: true }).sort()).toEqual([
      '/DnsName/web/podinfo.acme.io',
      '/Gslb/web/podinfo',
      'east/Deployment/web/podinfo',
      'east/HTTPRoute/web/public-gw',
      'east/Pods/web/podinfo',
      'east/Service/web/podinfo',
      'west/HTTPRoute/web/public-gw',
      'west/Service/web/podinfo-east',
    ]);
  });

  it('finds an error text of a pod, and shows what it hangs on', () => {
    expect(ids({ text: 'crashloop' })).toEqual([
      'east/Deployment/web/podinfo',
      'east/Pods/web/podinfo',
    ]);
  });

  it.each([
    ['cluster', { clusters: ['west'] }, ['west']],
    ['provider', { providers: ['on-prem'] }, ['edge']],
    ['region', { regions: ['us-east-1', 'berlin'] }, ['east', 'edge']],
  ])(
    'keeps only the columns of a %s, and what belongs to none',
    (_, filter, left) => {
      const graph = filterGraph(storyGraph, { ...noFilter, ...filter });
      expect(graph.clusters.map(cluster => cluster.name)).toEqual(left);
      const columns = new Set(graph.nodes.map(node => node.cluster));
      expect(columns).toEqual(new Set([undefined, ...left]));
    },
  );

  it('keeps rows that still have something, and no edge without both ends', () => {
    const graph = filterGraph(storyGraph, {
      ...noFilter,
      kinds: ['Deployment', 'Pods'],
    });
    expect(graph.rows.map(row => row.id)).toEqual(['workload', 'pods']);
    expect(graph.edges.map(edge => edge.kind)).toEqual([
      'owns',
      'owns',
      'owns',
    ]);
  });
});

describe('groupColumns', () => {
  it('orders columns by place, whichever order the clusters come in', () => {
    const order = (clusters: typeof storyGraph.clusters) =>
      groupColumns({ clusters, grouping: 'place', open: new Set() }).map(
        column => column.id,
      );
    expect(order(storyGraph.clusters)).toEqual(['east', 'west', 'edge']);
    expect(order([...storyGraph.clusters].reverse())).toEqual([
      'east',
      'west',
      'edge',
    ]);
  });

  it('folds a group of more than six, never calls it healthy while one is away, and opens it by name', () => {
    const { clusters, rows, nodes, edges } = bigGraph(9, 1);
    const eu = clusters.map((cluster, i) => ({
      ...cluster,
      provider: 'eu',
      state: i === 3 ? ('unreachable' as const) : ('live' as const),
    }));
    const columns = groupColumns({
      clusters: eu,
      grouping: 'provider',
      open: new Set(),
    });
    expect(columns.map(column => column.cluster.title)).toEqual([
      'eu, 9 clusters',
    ]);
    expect(columns[0].cluster).toMatchObject({
      health: 'unknown',
      reason: '1 of 9 not live',
    });
    const folded = foldGroups({ columns, rows, nodes, edges });
    expect(folded.nodes.map(node => [node.kind, node.groupSize])).toEqual(
      rows.map(() => ['Group', 9]),
    );
    expect(folded.edges).toHaveLength(4);
    const opened = groupColumns({
      clusters: eu,
      grouping: 'provider',
      open: new Set(['group:eu']),
    });
    expect(opened).toHaveLength(9);
  });
});
