import { TopologyGraph } from '@multicluster/backstage-plugin-multicluster-common';

/** `next`, but each item that equals the one of `previous` with the same key is that very object. */
function keepItems<T>(
  previous: readonly T[],
  next: readonly T[],
  keyOf: (item: T) => string,
): T[] {
  const known = new Map(previous.map(item => [keyOf(item), item]));
  return next.map(item => {
    const old = known.get(keyOf(item));
    return old && JSON.stringify(old) === JSON.stringify(item) ? old : item;
  });
}

/**
 * A whole graph that arrives again (after a gap, or by polling) mostly says what is known already. Keeping what did not
 * change lets the picture repaint only what did, as with patches.
 */
export function keepIdentity(
  previous: TopologyGraph | undefined,
  next: TopologyGraph,
): TopologyGraph {
  if (!previous) {
    return next;
  }
  return {
    ...next,
    clusters: keepItems(previous.clusters, next.clusters, ({ name }) => name),
    rows: keepItems(previous.rows, next.rows, ({ id }) => id),
    nodes: keepItems(previous.nodes, next.nodes, ({ id }) => id),
    edges: keepItems(previous.edges, next.edges, ({ id }) => id),
    findings: keepItems(previous.findings, next.findings, ({ id }) => id),
  };
}
