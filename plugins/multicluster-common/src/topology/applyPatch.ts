import { byText } from './ids';
import { isEqual } from './isEqual';
import { TopologyGraph, TopologyPatch } from './types';

/**
 * The graph after a patch. Whatever the patch does not change keeps its identity (`===`): single nodes, edges, clusters and rows, and
 * whole lists in which nothing changed. A patch that was made from another generation must not be applied: ask for a snapshot instead.
 *
 * @public
 */
export function applyPatch(
  graph: TopologyGraph,
  patch: TopologyPatch,
): TopologyGraph {
  const { rolledUp: before, ...rest } = graph;
  const rolledUp = patch.rolledUp === undefined ? before : patch.rolledUp;
  return {
    ...rest,
    generation: patch.generation,
    clusters: keep(graph.clusters, patch.clusters, each => each.name),
    rows: keep(graph.rows, patch.rows, each => each.id),
    findings: keep(graph.findings, patch.findings, each => each.id),
    elsewhere: patch.elsewhere ?? graph.elsewhere,
    nodes: merge(graph.nodes, patch.setNodes, patch.removeNodes),
    edges: merge(graph.edges, patch.setEdges, patch.removeEdges),
    ...(rolledUp ? { rolledUp } : {}),
  };
}

/** A list that came whole: what is equal in it stays the object it was. */
function keep<T>(
  before: T[],
  after: T[] | undefined,
  keyOf: (item: T) => string,
): T[] {
  if (!after) {
    return before;
  }
  const known = new Map(before.map(each => [keyOf(each), each]));
  return after.map(each => {
    const old = known.get(keyOf(each));
    return old !== undefined && isEqual(old, each) ? old : each;
  });
}

function merge<T extends { id: string }>(
  before: T[],
  set: readonly T[],
  remove: readonly string[],
): T[] {
  if (set.length === 0 && remove.length === 0) {
    return before;
  }
  const items = new Map(before.map(each => [each.id, each]));
  for (const id of remove) {
    items.delete(id);
  }
  for (const each of set) {
    items.set(each.id, each);
  }
  return [...items.values()].sort((a, b) => byText(a.id, b.id));
}
