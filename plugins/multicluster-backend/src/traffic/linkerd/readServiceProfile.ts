import { NotAllowedError, NotFoundError } from '@backstage/errors';
import { ClusterClient } from '@multicluster/backstage-plugin-multicluster-node';

const DEADLINE_MS = 10_000;

export type ServiceProfile = {
  name: string;
  overrides: { authority: string; weight: number | string }[];
};

type Live = {
  spec?: { dstOverrides?: ServiceProfile['overrides'] };
};

/** Linkerd's profile of a Service; undefined where there is none, or nobody may know. */
export async function readServiceProfile(options: {
  namespace: string;
  service: string;
  client: ClusterClient;
  signal: AbortSignal;
}): Promise<ServiceProfile | undefined> {
  const { namespace, service, client, signal } = options;
  const name = `${service}.${namespace}.svc.cluster.local`;
  try {
    const { spec } = await client.request<Live>({
      path: `/apis/linkerd.io/v1alpha2/namespaces/${namespace}/serviceprofiles/${name}`,
      deadlineMs: DEADLINE_MS,
      signal,
    });
    return { name, overrides: spec?.dstOverrides ?? [] };
  } catch (error) {
    if (error instanceof NotFoundError || error instanceof NotAllowedError) {
      return undefined;
    }
    throw error;
  }
}
