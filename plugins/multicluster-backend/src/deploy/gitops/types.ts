import { SyncState } from '@multicluster/backstage-plugin-multicluster-common';
import { KubernetesObject } from '../types';

/** Which cluster of the fleet has that name or address; undefined when none has. */
export type ClusterOf = (destination: {
  name?: string;
  server?: string;
}) => string | undefined;

export type ReadSync = (
  object: KubernetesObject,
  clusterOf: ClusterOf,
) => SyncState;

/** Objects that `multicluster:render` makes say for which cluster they are. */
export const CLUSTER_LABEL = 'multicluster.backstage.io/cluster';

/** Only what is known is said. */
export function known<T extends object>(fields: T): Partial<T> {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined),
  ) as Partial<T>;
}
