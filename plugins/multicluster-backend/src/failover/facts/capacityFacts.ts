import {
  CapacityFacts,
  ClusterCapacity,
  Container,
  ResourceOf,
} from '@multicluster/backstage-plugin-multicluster-common';
import { TrafficFacts } from '@multicluster/backstage-plugin-multicluster-node';
import { ServingWorkload } from './servingObjects';

/**
 * Replicas of the workloads that answer on a cluster, and what sets their number. Of several, nobody can say which one carries the load:
 * they are counted, and none is scaled.
 */
export function capacityFacts(
  facts: TrafficFacts,
  workloads: readonly ServingWorkload[],
  capacity: ClusterCapacity | undefined,
): CapacityFacts | undefined {
  if (workloads.length === 0) return undefined;
  const rooms = workloads.map(({ detail }) =>
    capacity ? roomFor(detail.containers, capacity) : undefined,
  );
  const isKnown = rooms.every(room => room !== undefined);
  const counted: CapacityFacts = {
    ready: sum(workloads.map(({ detail }) => detail.replicas.ready)),
    desired: sum(workloads.map(({ detail }) => detail.replicas.desired)),
    ...(isKnown && { room: Math.min(...rooms) }),
  };
  const [only, ...others] = workloads;
  if (others.length > 0) return counted;
  const autoscaler = autoscalerOf(facts, only);
  return {
    ...counted,
    // Nothing but a Deployment's and a StatefulSet's own number is written.
    ...(only.kind !== 'Rollout' && { workload: refOf(only) }),
    ...(autoscaler && {
      autoscaler: {
        object: refOf(autoscaler),
        min: autoscaler.detail.min,
        max: autoscaler.detail.max,
      },
    }),
  };
}

function autoscalerOf(
  { resources }: TrafficFacts,
  { cluster, namespace, kind, name }: ServingWorkload,
): ResourceOf<'HorizontalPodAutoscaler'> | undefined {
  return resources.find(
    (each): each is ResourceOf<'HorizontalPodAutoscaler'> =>
      each.kind === 'HorizontalPodAutoscaler' &&
      each.cluster === cluster &&
      each.namespace === namespace &&
      each.detail.target.kind === kind &&
      each.detail.target.name === name,
  );
}

function refOf({
  apiVersion,
  kind,
  namespace,
  name,
}: ServingWorkload | ResourceOf<'HorizontalPodAutoscaler'>) {
  return { apiVersion, kind, namespace, name };
}

/** How many more pods like this one fit, by what pods request: a pod that requests nothing takes a place alone. */
function roomFor(
  containers: readonly Container[],
  { cpuMillis, memoryBytes, pods }: ClusterCapacity,
): number {
  const left = (one: { requested: number; allocatable: number }) =>
    one.allocatable - one.requested;
  const fits = [
    pods.allocatable - pods.running,
    divided(left(cpuMillis), requested(containers, 'cpuMillis')),
    divided(left(memoryBytes), requested(containers, 'memoryBytes')),
  ];
  return Math.max(0, Math.floor(Math.min(...fits)));
}

function divided(left: number, each: number): number {
  return each > 0 ? left / each : Infinity;
}

/** Init containers run one after the other before the rest, so a pod needs the larger of both. */
function requested(
  containers: readonly Container[],
  resource: 'cpuMillis' | 'memoryBytes',
): number {
  const amounts = (init: boolean) =>
    containers
      .filter(container => Boolean(container.init) === init)
      .map(({ requests }) => requests?.[resource] ?? 0);
  return Math.max(sum(amounts(false)), ...amounts(true));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
