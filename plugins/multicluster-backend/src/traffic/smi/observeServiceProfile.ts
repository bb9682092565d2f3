import {
  EvidenceLevel,
  TrafficHop,
} from '@multicluster/backstage-plugin-multicluster-common';
import { ClusterClient } from '@multicluster/backstage-plugin-multicluster-node';
import { readServiceProfile } from '../linkerd';
import { inPercent, sameShares } from '../objects/compareWeights';

/**
 * What Linkerd's adaptor has made of a split: the overrides of the ServiceProfile that is named after what is called. Without one,
 * nobody can say more than that the weights are written.
 */
export async function observeServiceProfile(options: {
  hop: TrafficHop;
  written: { [backend: string]: number };
  client: ClusterClient;
  signal: AbortSignal;
}): Promise<{ level: EvidenceLevel; conclusive: boolean; message?: string }> {
  const { hop, written, client, signal } = options;
  const profile = await readServiceProfile({
    namespace: hop.object.namespace,
    service: hop.target,
    ...{ client, signal },
  });
  if (!profile) {
    const message = 'A TrafficSplit has no status that would say more.';
    return { level: 'written', conclusive: true, message };
  }
  const overrides = profile.overrides.map(
    ({ authority, weight }) =>
      [authority.split('.')[0], Number.parseFloat(String(weight))] as const,
  );
  const took = inPercent(Object.fromEntries(overrides));
  return sameShares(took, written)
    ? { level: 'accepted', conclusive: true }
    : {
        level: 'written',
        conclusive: false,
        message: `ServiceProfile '${profile.name}' has other weights yet.`,
      };
}
