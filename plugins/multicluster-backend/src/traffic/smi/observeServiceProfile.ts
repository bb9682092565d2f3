import { NotAllowedError, NotFoundError } from '@backstage/errors';
import {
  EvidenceLevel,
  TrafficHop,
} from '@multicluster/backstage-plugin-multicluster-common';
import { ClusterClient } from '@multicluster/backstage-plugin-multicluster-node';
import { inPercent, sameShares } from '../objects/compareWeights';

const DEADLINE_MS = 10_000;

type ServiceProfile = {
  spec?: { dstOverrides?: { authority: string; weight: number | string }[] };
};

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
  const { namespace } = hop.object;
  const name = `${hop.target}.${namespace}.svc.cluster.local`;
  try {
    const profile = await client.request<ServiceProfile>({
      path: `/apis/linkerd.io/v1alpha2/namespaces/${namespace}/serviceprofiles/${name}`,
      deadlineMs: DEADLINE_MS,
      signal,
    });
    const overrides = (profile.spec?.dstOverrides ?? []).map(
      ({ authority, weight }) =>
        [authority.split('.')[0], Number.parseFloat(String(weight))] as const,
    );
    const took = inPercent(Object.fromEntries(overrides));
    return sameShares(took, written)
      ? { level: 'accepted', conclusive: true }
      : {
          level: 'written',
          conclusive: false,
          message: `ServiceProfile '${name}' has other weights yet.`,
        };
  } catch (error) {
    if (error instanceof NotFoundError || error instanceof NotAllowedError) {
      const message = 'A TrafficSplit has no status that would say more.';
      return { level: 'written', conclusive: true, message };
    }
    throw error;
  }
}
