import { InputError, NotFoundError } from '@backstage/errors';
import {
  Deployment,
  DeployRequest,
  UndeployRequest,
} from '@multicluster/backstage-plugin-multicluster-common';
import { AppOnCluster } from '../types';

/** Names of the clusters that have the app. Rejects a request that names another one: it would seem to be done there. */
export function clustersOf(
  rows: AppOnCluster[],
  { app, namespace, entityRef, clusters }: UndeployRequest,
): string[] {
  const have = rows
    .filter(row => row.app === app && row.namespace === namespace)
    .map(({ cluster }) => cluster);
  if (have.length === 0) {
    throw new NotFoundError(
      `App '${app}' of ${entityRef} is not deployed in namespace '${namespace}' of any cluster.`,
    );
  }
  const stranger = clusters?.find(name => !have.includes(name));
  if (stranger !== undefined) {
    throw new InputError(
      `'clusters' names '${stranger}', where app '${app}' is not deployed. It is on ${have.join(
        ', ',
      )}.`,
    );
  }
  return clusters ?? have;
}

/** The request of the deployment that is there, turned to its end. */
export function undeployRequest(
  latest: Deployment,
  { reason, requestId }: UndeployRequest,
  names: string[],
): DeployRequest {
  return {
    ...latest.request,
    targets: { names },
    strategy: { type: 'allAtOnce' },
    reason,
    requestId,
  };
}
