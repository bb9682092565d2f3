import { foldColumns } from './rollUp/columns';
import { drawGroups } from './rollUp/groups';
import { Folding, foldingAt, LAST_FOLDING, placesOf } from './rollUp/folding';
import { byText } from './ids';
import { Finding, TopologyEdge, TopologyGraph, TopologyRow } from './types';

/**
 * The graph with at most `budget` nodes: pods are folded first, then autoscalers, then the clusters of a region into one column, of a
 * provider, of the fleet, and in the end each lane into one row. What is folded shows as `Group` nodes with counts and the worst health.
 *
 * @param options - `open`: ids of groups that stay open; they may take the graph beyond the budget
 * @returns the graph itself where it is small enough
 * @public
 */
export function rollUpTopology(
  graph: TopologyGraph,
  options: { budget: number; open?: readonly string[] },
): TopologyGraph {
  const total = graph.nodes.length;
  if (total <= options.budget) {
    return graph;
  }
  const step = chooseFolding(graph, options.budget);
  const open = new Set(options.open);
  const folding = foldingAt(graph, step, open);
  return fold(graph, folding, placesOf(graph, folding, open));
}

/** How far to fold, by what is closed: opening a group must not fold what stands beside it. */
function chooseFolding(graph: TopologyGraph, budget: number): number {
  const closed = new Set<string>();
  for (let step = 0; step < LAST_FOLDING; step++) {
    const folding = foldingAt(graph, step, closed);
    const places = placesOf(graph, folding, closed);
    if (new Set(places.values()).size <= budget) {
      return step;
    }
  }
  return LAST_FOLDING;
}

function fold(
  graph: TopologyGraph,
  folding: Folding,
  places: ReadonlyMap<string, string>,
): TopologyGraph {
  const nodes = drawGroups(graph, folding, places);
  return {
    ...graph,
    clusters: foldColumns(graph.clusters, folding),
    rows: foldRows(graph.rows, new Set(nodes.map(({ row }) => row)), folding),
    nodes,
    edges: foldEdges(graph.edges, places),
    findings: graph.findings.map(each => foldFinding(each, folding, places)),
    rolledUp: { shown: nodes.length, total: graph.nodes.length },
  };
}

function foldRows(
  rows: readonly TopologyRow[],
  used: ReadonlySet<string>,
  folding: Folding,
): TopologyRow[] {
  const folded: TopologyRow[] = [];
  for (const row of rows) {
    if (used.has(row.id)) {
      const absent = row.absent.filter(
        ({ cluster }) => folding.columns.get(cluster) === undefined,
      );
      folded.push({ ...row, absent });
    }
    const id = `${row.lane}/*`;
    if (used.has(id) && !folded.some(each => each.id === id)) {
      const count = rows.filter(({ lane }) => lane === row.lane).length;
      const label = `${count} rows`;
      folded.push({ id, lane: row.lane, label, kind: 'Group', absent: [] });
    }
  }
  return folded;
}

/** Edges between the same two groups become one; a share of many shares is none. */
function foldEdges(
  edges: readonly TopologyEdge[],
  places: ReadonlyMap<string, string>,
): TopologyEdge[] {
  const folded = new Map<string, TopologyEdge>();
  for (const edge of edges) {
    const from = places.get(edge.from) ?? edge.from;
    const to = places.get(edge.to) ?? edge.to;
    if (from === edge.from && to === edge.to) {
      folded.set(edge.id, edge);
    } else if (from !== to) {
      const { kind, crossCluster, disagrees } = edge;
      const id = `${kind}:${from}>${to}`;
      const known = folded.get(id);
      const marks = {
        ...(crossCluster || known?.crossCluster ? { crossCluster: true } : {}),
        ...(disagrees || known?.disagrees ? { disagrees: true } : {}),
      };
      folded.set(id, { id, kind, from, to, ...marks });
    }
  }
  return [...folded.values()].sort((a, b) => byText(a.id, b.id));
}

function foldFinding(
  finding: Finding,
  folding: Folding,
  places: ReadonlyMap<string, string>,
): Finding {
  const nodes = finding.nodes.map(id => places.get(id) ?? id);
  const clusters = finding.clusters.map(
    name => folding.columns.get(name) ?? name,
  );
  return {
    ...finding,
    nodes: [...new Set(nodes)],
    clusters: [...new Set(clusters)],
  };
}
