import { SyncState } from '@multicluster/backstage-plugin-multicluster-common';
import { KubernetesObject } from '../types';
import { CLUSTER_LABEL, ClusterOf, known } from './types';

type Application = {
  spec?: { destination?: { name?: string; server?: string } };
  status?: {
    sync?: { status?: string; revision?: string; revisions?: string[] };
    health?: { status?: string; message?: string };
    conditions?: { type?: string; message?: string }[];
    operationState?: { phase?: string; message?: string };
    /** When Argo CD last compared; absent until it has looked at the Application for the first time. */
    reconciledAt?: string;
  };
};

const SYNC: Record<string, SyncState['sync']> = {
  Synced: 'synced',
  OutOfSync: 'outOfSync',
};

const HEALTH: Record<string, SyncState['health']> = {
  Healthy: 'healthy',
  Progressing: 'progressing',
  Suspended: 'progressing',
  Degraded: 'degraded',
  Missing: 'degraded',
};

/** An Argo CD Application. */
export function readApplication(
  object: KubernetesObject,
  clusterOf: ClusterOf,
): SyncState {
  const { spec, status = {} } = object as Application;
  const { sync, health } = status;
  return {
    name: object.metadata.name,
    engine: 'argocd',
    sync: SYNC[sync?.status ?? ''] ?? 'unknown',
    health: HEALTH[health?.status ?? ''] ?? 'unknown',
    ...known({
      cluster:
        object.metadata.labels?.[CLUSTER_LABEL] ??
        (spec?.destination && clusterOf(spec.destination)),
      revision: sync?.revision ?? sync?.revisions?.[0],
      message: messageOf(status),
    }),
  };
}

/** What went wrong, worst first: that it cannot be compared at all, that the last sync failed, what is not healthy. */
function messageOf({
  conditions = [],
  operationState,
  health,
}: NonNullable<Application['status']>): string | undefined {
  const fault = conditions.find(({ type }) => type?.endsWith('Error'));
  const failed = ['Failed', 'Error'].includes(operationState?.phase ?? '');
  return (
    fault?.message ??
    (failed ? operationState?.message : undefined) ??
    health?.message
  );
}
