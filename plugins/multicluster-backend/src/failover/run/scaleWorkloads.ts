import { InputError } from '@backstage/errors';
import {
  CapacityChange,
  ResourceIndex,
  ResourceKind,
  WriteResult,
} from '@multicluster/backstage-plugin-multicluster-common';
import { ClusterClient } from '@multicluster/backstage-plugin-multicluster-node';
import { AskableFleet, askCluster, failedWrite } from './askCluster';

const DEADLINE_MS = 8_000;

type Scalable = {
  metadata: { resourceVersion: string };
  spec: { replicas?: number; minReplicas?: number };
};

const PLURALS: { [kind: string]: string } = {
  Deployment: 'deployments',
  StatefulSet: 'statefulsets',
  HorizontalPodAutoscaler: 'horizontalpodautoscalers',
};

/** Writes numbers of replicas, clusters side by side. Never rejects. */
export function scaleWorkloads(options: {
  changes: readonly CapacityChange[];
  fleet: AskableFleet;
  signal: AbortSignal;
}): Promise<WriteResult[]> {
  const { changes, fleet, signal } = options;
  return Promise.all(
    changes.map(async (change): Promise<WriteResult> => {
      const { cluster } = change;
      try {
        return await askCluster({
          ...{ fleet, cluster, signal },
          ask: (client, until) => scaleOne(change, client, until),
        });
      } catch (error) {
        return { cluster, ...failedWrite(error) };
      }
    }),
  );
}

/** Written under the version that was read, so that a number that somebody else sets in between is seen. */
async function scaleOne(
  change: CapacityChange,
  client: ClusterClient,
  signal: AbortSignal,
): Promise<WriteResult> {
  const { cluster, object, field, before, after } = change;
  const path = scalePath(change);
  const request = { path, deadlineMs: DEADLINE_MS, signal };
  const { metadata, spec } = await client.request<Scalable>(request);
  // An autoscaler without a minimum has one.
  const found = spec[field] ?? (field === 'minReplicas' ? 1 : 0);
  const isEnough = after > before && found >= after;
  if (found === after || isEnough) return { cluster, result: 'already' };
  if (found !== before) {
    const message = `${object.kind} ${object.namespace}/${object.name} in '${cluster}' has ${found} instead of ${before} (${field}): somebody else scaled it.`;
    return { cluster, result: 'drifted', message };
  }
  await client.request({
    ...request,
    method: 'PATCH',
    contentType: 'application/merge-patch+json',
    body: {
      metadata: { resourceVersion: metadata.resourceVersion },
      spec: { [field]: after },
    },
  });
  return { cluster, result: 'applied' };
}

function scalePath({ object, field }: CapacityChange): string {
  const { apiVersion, kind, namespace, name } = object;
  const plural = PLURALS[kind];
  if (!plural) throw new InputError(`A ${kind} cannot be scaled from here.`);
  const parts = ['namespaces', namespace, plural, name];
  const path = parts.map(part => encodeURIComponent(part)).join('/');
  return `/apis/${apiVersion}/${path}${field === 'replicas' ? '/scale' : ''}`;
}

/** What is still missing, as a sentence; undefined when the cache has seen all replicas ready. */
export function findUnready(
  index: ResourceIndex,
  changes: readonly CapacityChange[],
): string | undefined {
  const missing = changes.flatMap(({ cluster, object, after }) => {
    const { kind, name } = scaled(index, cluster, object);
    const { namespace } = object;
    const workload = index.get({ cluster, kind, namespace, name });
    const detail = workload?.detail;
    const ready =
      detail && 'replicas' in detail ? detail.replicas.ready : undefined;
    if (ready !== undefined && ready >= after) return [];
    return [
      `${kind} ${namespace}/${name} in '${cluster}': ${
        ready ?? 'unknown how many'
      } of ${after} ready`,
    ];
  });
  return missing.length > 0 ? missing.join('; ') : undefined;
}

function scaled(
  index: ResourceIndex,
  cluster: string,
  object: CapacityChange['object'],
): { kind: ResourceKind; name: string } {
  const { namespace, name } = object;
  const kind = 'HorizontalPodAutoscaler';
  const target =
    object.kind === kind &&
    index.get({ cluster, kind, namespace, name })?.detail.target;
  return (target || object) as { kind: ResourceKind; name: string };
}
