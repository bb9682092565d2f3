import { pushTo } from '../gather/gatherWorkloads';
import { worstHealth } from '../health';
import { byText } from '../ids';
import { TopologyGraph, TopologyNode } from '../types';
import { Folding } from './folding';

/** Nodes that stay, and one `Group` for each place that takes several. */
export function drawGroups(
  graph: TopologyGraph,
  folding: Folding,
  places: ReadonlyMap<string, string>,
): TopologyNode[] {
  const members = new Map<string, TopologyNode[]>();
  for (const node of graph.nodes) {
    pushTo(members, places.get(node.id) ?? node.id, node);
  }
  const labels = new Map(graph.rows.map(({ id, label }) => [id, label]));
  const nodes = [...members].map(([id, [first, ...rest]]) =>
    first.id === id
      ? first
      : groupOf(id, [first, ...rest], folding, labels.get(first.row)),
  );
  return nodes.sort((a, b) => byText(a.id, b.id));
}

function groupOf(
  id: string,
  nodes: readonly TopologyNode[],
  folding: Folding,
  label: string | undefined,
): TopologyNode {
  const [{ lane, row, cluster, name }] = nodes;
  const isLane = folding.lanes.has(lane);
  return {
    id,
    kind: 'Group',
    lane,
    row: isLane ? `${lane}/*` : row,
    cluster:
      cluster === undefined
        ? undefined
        : folding.columns.get(cluster) ?? cluster,
    name: isLane ? `${nodes.length} in ${lane}` : label ?? name,
    health: worstHealth(nodes.map(({ health }) => health)),
    reason: troubleOf(nodes),
    fact: kindsOf(nodes),
    groupSize: nodes.length,
    ...sums(nodes),
  };
}

function troubleOf(nodes: readonly TopologyNode[]): string | undefined {
  const words = (['unhealthy', 'degraded', 'unknown'] as const).flatMap(
    health => {
      const count = nodes.filter(each => each.health === health).length;
      return count > 0 ? `${count} ${health}` : [];
    },
  );
  return words.length > 0 ? words.join(', ') : undefined;
}

/** "9 Deployment", "12 Pods, 3 Service": the most frequent first. */
function kindsOf(nodes: readonly TopologyNode[]): string {
  const counts = new Map<string, number>();
  for (const { kind } of nodes) {
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return [...counts]
    .sort((a, b) => b[1] - a[1] || byText(a[0], b[0]))
    .map(([kind, count]) => `${count} × ${kind}`)
    .join(', ');
}

function sums(
  nodes: readonly TopologyNode[],
): Pick<TopologyNode, 'replicas' | 'podCounts'> {
  const replicas = { ready: 0, desired: 0 };
  const podCounts = { ready: 0, notReady: 0, failing: 0, total: 0 };
  for (const node of nodes) {
    replicas.ready += node.replicas?.ready ?? 0;
    replicas.desired += node.replicas?.desired ?? 0;
    podCounts.ready += node.podCounts?.ready ?? 0;
    podCounts.notReady += node.podCounts?.notReady ?? 0;
    podCounts.failing += node.podCounts?.failing ?? 0;
    podCounts.total += node.podCounts?.total ?? 0;
  }
  return {
    ...(nodes.some(each => each.replicas) ? { replicas } : {}),
    ...(nodes.some(each => each.podCounts) ? { podCounts } : {}),
  };
}
