import { assessResource } from '../resources';
import { ResourceIndex, ResourceOf } from '../resources/types';
import { assessCluster } from './assessCluster';
import { measureCapacity } from './measureCapacity';
import { placeCluster } from './placeCluster';
import {
  ClusterCapacity,
  ClusterSummary,
  Health,
  NodeSummary,
  WorkloadSummary,
} from './types';

/**
 * What a cluster holds, counted and judged.
 *
 * @public
 */
export type ClusterContents = {
  health: Health;
  healthReasons: string[];
  nodes?: NonNullable<ClusterSummary['nodes']>;
  pods?: NonNullable<ClusterSummary['pods']>;
  workloads?: NonNullable<ClusterSummary['workloads']>;
  capacity?: ClusterCapacity;
  /** As far as the nodes tell. */
  placement: { provider?: string; region?: string };
  nodeList: NodeSummary[];
  workloadList: WorkloadSummary[];
};

/**
 * Counts and judges everything of one cluster. It costs in the size of the cluster (some milliseconds per 1,000 pods): keep the answer.
 *
 * Counts are undefined, not zero, for what is not known: `known` says which kinds have been listed at least once.
 *
 * @public
 */
export function summarizeCluster(options: {
  index: ResourceIndex;
  cluster: string;
  /** Epoch milliseconds. */
  now: number;
  known(kind: 'Node' | 'Pod' | 'Deployment'): boolean;
}): ClusterContents {
  const { index, cluster, now, known } = options;
  const nodes = [...index.list({ cluster, kind: 'Node' })];
  const pods = [...index.list({ cluster, kind: 'Pod' })];
  const nodeList = listNodes(nodes, pods, now);
  const workloadList = listWorkloads(index, cluster, now);
  const workloads = { healthy: 0, degraded: 0, unhealthy: 0, unknown: 0 };
  for (const { health } of workloadList) {
    workloads[health] += 1;
  }
  const { health, reasons } = assessCluster({ nodes: nodeList, workloads });
  return {
    health,
    healthReasons: reasons,
    nodes: known('Node')
      ? {
          ready: nodeList.filter(({ ready }) => ready).length,
          total: nodeList.length,
        }
      : undefined,
    pods: known('Pod') ? countPods(pods, now) : undefined,
    workloads:
      known('Deployment') || workloadList.length > 0 ? workloads : undefined,
    capacity:
      known('Node') && known('Pod') ? measureCapacity(nodes, pods) : undefined,
    placement: placeCluster(nodes),
    nodeList,
    workloadList,
  };
}

/** Pods that have done their work are no longer of interest: they are in no count. */
function countPods(pods: ResourceOf<'Pod'>[], now: number) {
  const counts = { running: 0, failing: 0, total: 0 };
  for (const pod of pods) {
    if (pod.detail.phase === 'Succeeded') {
      continue;
    }
    counts.total += 1;
    if (assessResource(pod, now).health === 'unhealthy') {
      counts.failing += 1;
    } else if (pod.detail.phase === 'Running') {
      counts.running += 1;
    }
  }
  return counts;
}

function listNodes(
  nodes: ResourceOf<'Node'>[],
  pods: ResourceOf<'Pod'>[],
  now: number,
): NodeSummary[] {
  const podsOf = new Map<string, number>();
  for (const { detail } of pods) {
    const { node, phase } = detail;
    if (node && phase !== 'Succeeded' && phase !== 'Failed') {
      podsOf.set(node, (podsOf.get(node) ?? 0) + 1);
    }
  }
  return nodes
    .map(node => ({
      name: node.name,
      ready: node.detail.ready,
      unschedulable: node.detail.unschedulable,
      zone: node.detail.zone,
      region: node.detail.region,
      version: node.detail.version,
      pods: podsOf.get(node.name) ?? 0,
      reason: assessResource(node, now).reason,
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

const workloadKinds = [
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'Rollout',
] as const;

function listWorkloads(
  index: ResourceIndex,
  cluster: string,
  now: number,
): WorkloadSummary[] {
  const list: WorkloadSummary[] = [];
  for (const kind of workloadKinds) {
    for (const workload of index.list({ cluster, kind })) {
      const { ready, desired } = workload.detail.replicas;
      list.push({ ...identify(workload, now), replicas: { ready, desired } });
    }
  }
  // A CronJob's jobs come and go by the minute; only a Job that stands alone is something a person deployed.
  for (const job of index.list({ cluster, kind: 'Job' })) {
    if (!job.owner) {
      const { succeeded, completions } = job.detail;
      list.push({
        ...identify(job, now),
        replicas: { ready: succeeded, desired: completions ?? 1 },
      });
    }
  }
  return list.sort(byPlace);
}

function identify(
  workload: ResourceOf<(typeof workloadKinds)[number]> | ResourceOf<'Job'>,
  now: number,
): Omit<WorkloadSummary, 'replicas'> {
  const { kind, namespace, name, labels } = workload;
  const { health, reason } = assessResource(workload, now);
  const kubernetesId = labels['backstage.io/kubernetes-id'];
  return { kind, namespace, name, health, reason, kubernetesId };
}

function byPlace(a: WorkloadSummary, b: WorkloadSummary): number {
  for (const field of ['namespace', 'name', 'kind'] as const) {
    if (a[field] !== b[field]) {
      return a[field] < b[field] ? -1 : 1;
    }
  }
  return 0;
}
