import { Finding, TopologyGraph } from '../types';

/** Shares that differ from each other, and shares declared for what has no ready endpoint. */
export function findWrongShares(
  graph: Pick<TopologyGraph, 'edges' | 'nodes' | 'clusters'>,
): Finding[] {
  const nodes = new Map(graph.nodes.map(node => [node.id, node]));
  const live = new Set(
    graph.clusters
      .filter(({ state }) => state === 'live')
      .map(each => each.name),
  );
  const apart = graph.edges.filter(({ disagrees }) => disagrees);
  const findings: Finding[] = [];
  if (apart.length > 0) {
    const ends = [...new Set(apart.flatMap(({ from, to }) => [from, to]))];
    findings.push({
      id: 'share:disagrees',
      severity: 'warning',
      kind: 'share',
      text:
        apart.length === 1
          ? '1 weight disagrees'
          : `${apart.length} weights disagree`,
      nodes: ends,
      clusters: [...new Set(ends.flatMap(id => nodes.get(id)?.cluster ?? []))],
    });
  }
  for (const { id, from, to, share } of graph.edges) {
    const source = nodes.get(from);
    const target = nodes.get(to);
    // All of it going there is told as the target's own trouble.
    const isPart =
      share?.declared !== undefined &&
      share.declared > 0 &&
      share.declared < 100;
    if (
      isPart &&
      target?.health === 'unhealthy' &&
      source?.cluster !== undefined &&
      live.has(source.cluster)
    ) {
      findings.push({
        id: `share:${id}`,
        severity: 'error',
        kind: 'share',
        text: `${share.declared} % of ${source.name} on ${source.cluster} goes to ${target.name}, which is unhealthy`,
        nodes: [from, to],
        clusters: [source.cluster],
      });
    }
  }
  return findings;
}
