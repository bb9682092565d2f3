import { useMemo } from 'react';
import {
  TopologyGraph,
  TopologyNode,
} from '@multicluster/backstage-plugin-multicluster-common';
import {
  filterGraph,
  foldGroups,
  groupColumns,
  Grouping,
  TopologyFilter,
  VisibleGraph,
} from './graph';

/** What is drawn, and what the toolbar says about it. */
export type TopologyViewModel = {
  visible: VisibleGraph;
  failing: number;
  /** Every node by id, filtered or not: a shared link may name a node that the filter hides. */
  nodes: ReadonlyMap<string, TopologyNode>;
};

/** Filter, then columns, then folding: each step runs only when its own input changed. */
export function useTopologyView(
  graph: TopologyGraph,
  options: { filter: TopologyFilter; grouping: Grouping; open: string[] },
): TopologyViewModel {
  const { grouping } = options;
  const filterKey = JSON.stringify(options.filter);
  const openKey = options.open.join('\n');
  const filtered = useMemo(
    () => filterGraph(graph, JSON.parse(filterKey)),
    [graph, filterKey],
  );
  const columns = useMemo(
    () =>
      groupColumns({
        clusters: filtered.clusters,
        grouping,
        open: new Set(openKey.split('\n')),
      }),
    [filtered.clusters, grouping, openKey],
  );
  const visible = useMemo(
    () => ({
      columns,
      rows: filtered.rows,
      ...foldGroups({ columns, ...filtered }),
    }),
    [columns, filtered],
  );
  return useMemo(() => {
    const nodes = new Map(graph.nodes.map(node => [node.id, node]));
    for (const node of visible.nodes) {
      nodes.set(node.id, node);
    }
    return { visible, failing: filtered.failing, nodes };
  }, [graph, visible, filtered.failing]);
}
