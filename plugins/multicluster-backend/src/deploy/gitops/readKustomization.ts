import { SyncState } from '@multicluster/backstage-plugin-multicluster-common';
import { KubernetesObject } from '../types';
import { CLUSTER_LABEL, ClusterOf, known } from './types';

type Kustomization = {
  spec?: { suspend?: boolean; kubeConfig?: { secretRef?: { name?: string } } };
  status?: {
    observedGeneration?: number;
    lastAppliedRevision?: string;
    lastAttemptedRevision?: string;
    conditions?: { type?: string; status?: string; message?: string }[];
  };
};

/** A Flux Kustomization. Flux has one condition for both: what it applied has become ready, too, when it is asked to wait. */
export function readKustomization(
  object: KubernetesObject,
  clusterOf: ClusterOf,
): SyncState {
  const { spec, status = {} } = object as Kustomization;
  const { lastAppliedRevision, lastAttemptedRevision } = status;
  const of = (type: string) =>
    status.conditions?.find(condition => condition.type === type);
  const ready = of('Ready');
  const seen =
    (status.observedGeneration ?? -1) >=
    Number(object.metadata.generation ?? 0);
  const applied = lastAttemptedRevision === lastAppliedRevision;
  return {
    name: object.metadata.name,
    engine: 'flux',
    ...assess(),
    ...known({
      cluster:
        object.metadata.labels?.[CLUSTER_LABEL] ??
        clusterOf({ name: clusterName(spec) }),
      revision: commitOf(lastAppliedRevision),
      message: spec?.suspend
        ? 'Flux is told to leave it alone (suspend).'
        : ready?.message,
    }),
  };

  function assess(): Pick<SyncState, 'sync' | 'health'> {
    if (!seen || !ready || spec?.suspend) {
      return { sync: 'unknown', health: 'unknown' };
    }
    if (ready.status === 'True') {
      return { sync: applied ? 'synced' : 'outOfSync', health: 'healthy' };
    }
    const working =
      ready.status === 'Unknown' || of('Reconciling')?.status === 'True';
    return {
      sync: 'outOfSync',
      health: working ? 'progressing' : 'degraded',
    };
  }
}

/** By habit, the Secret with the kubeconfig is called after the cluster. */
function clusterName(spec: Kustomization['spec']): string | undefined {
  return spec?.kubeConfig?.secretRef?.name?.replace(/-?kubeconfig-?/, '');
}

/** `main@sha1:1234…` */
function commitOf(revision: string | undefined): string | undefined {
  return revision?.replace(/^.*@/, '').replace(/^sha1:/, '');
}
