import { FailoverRun } from '@multicluster/backstage-plugin-multicluster-common';
import { ClusterClient } from '@multicluster/backstage-plugin-multicluster-node';
import { Impersonation } from '../policies';
import { AskableFleet } from './askCluster';

const USER = /^user:[^/]+\/(.+)$/;

/**
 * The fleet as who started the run: API servers then decide by that person's own rights, and audit it as theirs. What a policy or a
 * service has started is the portal's.
 */
export function asRequester<F extends AskableFleet>(
  fleet: F,
  { createdBy }: Pick<FailoverRun, 'createdBy'>,
  impersonation: Impersonation | undefined,
): AskableFleet {
  const [, name] = USER.exec(createdBy) ?? [];
  if (!impersonation || name === undefined) return fleet;
  const { user, prefix } = impersonation;
  const as = { user: `${prefix}${user === 'ref' ? createdBy : name}` };
  return {
    cluster: cluster => fleet.cluster(cluster),
    client: cluster => {
      const client = fleet.client(cluster);
      return client && impersonating(client, as);
    },
  };
}

function impersonating(
  client: ClusterClient,
  as: { user: string },
): ClusterClient {
  return {
    cluster: client.cluster,
    request: request => client.request({ ...request, as }),
    stream: request => client.stream({ ...request, as }),
  };
}
