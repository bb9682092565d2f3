import {
  findFindings,
  isMissedElsewhere,
  TopologyGraph,
  TopologyNode,
  TopologyRow,
} from '@multicluster/backstage-plugin-multicluster-common';

/** As for the comparison itself: fewer clusters have no majority to be apart from. */
const FEWEST_FOR_ODD = 3;
const HIDDEN_REASON = 'Depends on a cluster that is hidden from you';

/**
 * Cuts out the clusters that a reader may not see, and counts them. Nothing that is left names one of them: the sentences are said
 * again about what is left, and nobody is odd beside clusters that are not there.
 *
 * @returns the graph itself when nothing has to be hidden
 */
export function hideClusters(
  graph: TopologyGraph,
  allowed: (cluster: string) => boolean,
): TopologyGraph {
  const hidden = new Set(
    [
      ...graph.clusters.map(({ name }) => name),
      ...graph.elsewhere.unknown,
    ].filter(name => !allowed(name)),
  );
  if (hidden.size === 0) {
    return graph;
  }
  const nodes = keepNodes(graph, hidden);
  const ids = new Set(nodes.map(({ id }) => id));
  const clusters = graph.clusters.filter(({ name }) => !hidden.has(name));
  const { findings, ...rest } = graph;
  const cut = {
    ...rest,
    clusters,
    rows: keepRows(graph.rows, nodes, clusters.length, hidden),
    nodes,
    edges: graph.edges.filter(({ from, to }) => ids.has(from) && ids.has(to)),
    elsewhere: {
      ...graph.elsewhere,
      unknown: graph.elsewhere.unknown.filter(name => !hidden.has(name)),
      hidden: graph.elsewhere.hidden + hidden.size,
    },
  };
  return { ...cut, findings: findFindings(cut) };
}

function keepNodes(
  graph: TopologyGraph,
  hidden: ReadonlySet<string>,
): TopologyNode[] {
  const seen = graph.nodes.filter(
    ({ cluster }) => cluster === undefined || !hidden.has(cluster),
  );
  const orphans = orphansOf(graph, seen);
  const perRow = new Map<string, number>();
  for (const { row } of seen) {
    perRow.set(row, (perRow.get(row) ?? 0) + 1);
  }
  return seen
    .filter(({ id }) => !orphans.has(id))
    .map(node => withoutTraces(node, perRow.get(node.row)!, hidden));
}

/** What most had may be an extra of one, now that there are fewer. */
function keepRows(
  rows: readonly TopologyRow[],
  nodes: readonly TopologyNode[],
  columns: number,
  hidden: ReadonlySet<string>,
): TopologyRow[] {
  const present = new Map<string, Set<string | undefined>>();
  for (const { row, cluster } of nodes) {
    present.set(row, (present.get(row) ?? new Set()).add(cluster));
  }
  return rows
    .filter(({ id }) => present.has(id))
    .map(row => ({
      ...row,
      absent: isMissedElsewhere(present.get(row.id)!.size, columns)
        ? row.absent.filter(({ cluster }) => !hidden.has(cluster))
        : [],
    }));
}

/** Names and addresses that hung on hidden clusters alone. */
function orphansOf(
  graph: TopologyGraph,
  seen: readonly TopologyNode[],
): Set<string> {
  const ids = new Set(seen.map(({ id }) => id));
  const orphans = new Set<string>();
  const held = new Set<string>();
  for (const { from, to } of graph.edges) {
    if (ids.has(from) && ids.has(to)) {
      held.add(from).add(to);
    } else {
      orphans.add(from).add(to);
    }
  }
  for (const { id, cluster } of seen) {
    if (held.has(id) || cluster !== undefined) {
      orphans.delete(id);
    }
  }
  return orphans;
}

function withoutTraces(
  node: TopologyNode,
  inRow: number,
  hidden: ReadonlySet<string>,
): TopologyNode {
  const { oddOneOut, ...rest } = node;
  const kept = oddOneOut && inRow < FEWEST_FOR_ODD ? rest : node;
  // What is said of a mirrored Service is said of its target.
  const words = node.reason?.split(/[^\w.-]+/) ?? [];
  return words.some(word => hidden.has(word))
    ? { ...kept, health: 'unknown', reason: HIDDEN_REASON }
    : kept;
}
