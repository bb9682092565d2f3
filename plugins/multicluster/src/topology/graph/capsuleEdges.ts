import { TopologyEdge } from '@multicluster/backstage-plugin-multicluster-common';

/**
 * Ids of the edges on which a share of traffic is written. All of it on the only edge out of something says nothing that
 * the arrow does not, unless a plan or an observation has something to say about it.
 */
export function capsuleEdges(edges: TopologyEdge[]): Set<string> {
  const shared = edges.filter(edge => edge.share);
  const outgoing = new Map<string, number>();
  for (const { from } of shared) {
    outgoing.set(from, (outgoing.get(from) ?? 0) + 1);
  }
  return new Set(
    shared
      .filter(({ from, share, disagrees }) => {
        const { desired, declared, observed } = share!;
        const silent =
          outgoing.get(from) === 1 &&
          declared === 100 &&
          (desired === undefined || (desired === 100 && observed === 100)) &&
          (observed === undefined || observed === 100);
        return disagrees || !silent;
      })
      .map(({ id }) => id),
  );
}
