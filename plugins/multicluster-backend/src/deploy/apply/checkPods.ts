import { DeployProblem } from '@multicluster/backstage-plugin-multicluster-common';
import { KubernetesObject } from '../types';
import { explainRefusal } from './explainRefusal';
import { groupKindOf } from './order';
import { PreparedObject } from './prepareObjects';
import { nameOf } from './refs';
import { createObject } from './requests';
import { Access } from './types';

const WORKLOADS = new Set([
  'Deployment.apps',
  'StatefulSet.apps',
  'DaemonSet.apps',
  'ReplicaSet.apps',
  'Job.batch',
]);

/**
 * Quotas and most policies are about pods, and an API server says nothing of them when it is asked about a Deployment: its pods would be
 * refused later, one by one, where nobody looks. So one pod of the workload is tried as well. Undefined when it would be let in.
 */
export async function checkPod(
  { ref, object }: PreparedObject,
  options: {
    access: Access;
    objects: PreparedObject[];
    exists: boolean;
    secrets?: string[];
  },
): Promise<DeployProblem | undefined> {
  const { access, objects, exists, secrets } = options;
  const pod = WORKLOADS.has(groupKindOf(ref)) && podOf(object, objects);
  if (!pod) {
    return undefined;
  }
  try {
    const path = `/api/v1/namespaces/${encodeURIComponent(ref.namespace)}/pods`;
    await createObject(access, { path, object: pod, dryRun: true });
    return undefined;
  } catch (error) {
    const problem = explainRefusal(error, { object: pod, ref, secrets });
    if (!problem) {
      throw error;
    }
    if (problem.code !== 'quota' && problem.code !== 'admission') {
      // It is not the source that is asked about here: an account that may make no pods may still make Deployments.
      return undefined;
    }
    const { message } = problem;
    return {
      ...problem,
      // The old pods make room for new ones as they go.
      severity: problem.code === 'quota' && exists ? 'warning' : 'error',
      message: message.replace(nameOf(ref), `A pod of ${nameOf(ref)}`),
    };
  }
}

type PodSpec = { serviceAccountName?: string; [field: string]: unknown };
type Template = {
  metadata?: {
    labels?: Record<string, string>;
    annotations?: Record<string, string>;
  };
  spec?: PodSpec;
};

function podOf(
  { metadata, spec }: KubernetesObject,
  objects: PreparedObject[],
): KubernetesObject | undefined {
  const { template, replicas } = (spec ?? {}) as {
    template?: Template;
    replicas?: number;
  };
  if (!template?.spec || replicas === 0) {
    return undefined;
  }
  const { serviceAccountName, ...podSpec } = template.spec;
  const comes = (kind: string, name: unknown) =>
    objects.some(({ ref }) => ref.kind === kind && ref.name === name);
  if (comes('PriorityClass', podSpec.priorityClassName)) {
    delete podSpec.priorityClassName;
  }
  // One that comes with the same source is not there yet, and a pod that names it would be refused for that alone.
  const account = comes('ServiceAccount', serviceAccountName)
    ? {}
    : { serviceAccountName };
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      ...template.metadata,
      name: `${metadata.name}-check`.slice(-63).replace(/^[^a-z0-9]+/, ''),
      namespace: metadata.namespace,
    },
    spec: {
      ...podSpec,
      ...account,
      restartPolicy: podSpec.restartPolicy ?? 'Always',
    },
  };
}
