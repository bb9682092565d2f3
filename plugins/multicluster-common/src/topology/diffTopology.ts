import { isEqual } from './isEqual';
import { TopologyGraph, TopologyPatch } from './types';

/**
 * What has to be set and removed to make one generation into the other; undefined when they are equal but for their number.
 *
 * @public
 */
export function diffTopology(
  from: TopologyGraph,
  to: TopologyGraph,
): TopologyPatch | undefined {
  const nodes = diffById(from.nodes, to.nodes);
  const edges = diffById(from.edges, to.edges);
  const parts = diffParts(from, to);
  const changes = [nodes.set, nodes.remove, edges.set, edges.remove];
  if (
    Object.keys(parts).length === 0 &&
    changes.every(({ length }) => length === 0)
  ) {
    return undefined;
  }
  return {
    from: from.generation,
    generation: to.generation,
    ...parts,
    setNodes: nodes.set,
    removeNodes: nodes.remove,
    setEdges: edges.set,
    removeEdges: edges.remove,
  };
}

/** Small parts go whole: they are short, and their order tells something. */
function diffParts(
  from: TopologyGraph,
  to: TopologyGraph,
): Partial<TopologyPatch> {
  const parts: Partial<TopologyPatch> = {};
  if (!isEqual(from.clusters, to.clusters)) {
    parts.clusters = to.clusters;
  }
  if (!isEqual(from.rows, to.rows)) {
    parts.rows = to.rows;
  }
  if (!isEqual(from.findings, to.findings)) {
    parts.findings = to.findings;
  }
  if (!isEqual(from.elsewhere, to.elsewhere)) {
    parts.elsewhere = to.elsewhere;
  }
  if (!isEqual(from.rolledUp, to.rolledUp)) {
    parts.rolledUp = to.rolledUp ?? null;
  }
  return parts;
}

type Identified = { id: string };

function diffById<T extends Identified>(
  from: readonly T[],
  to: readonly T[],
): { set: T[]; remove: string[] } {
  const before = new Map(from.map(each => [each.id, each]));
  const set = to.filter(each => !isEqual(before.get(each.id), each));
  const after = new Set(to.map(({ id }) => id));
  const remove = from.map(({ id }) => id).filter(id => !after.has(id));
  return { set, remove };
}
