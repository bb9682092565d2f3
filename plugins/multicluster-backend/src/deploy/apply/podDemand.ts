import { parseQuantity } from '../../watch';
import { KubernetesObject } from '../types';
import { groupKindOf } from './order';

/** Amounts by the names that a ResourceQuota has for them: `pods`, `limits.cpu`. */
export type Demand = Record<string, number>;

type Container = {
  restartPolicy?: string;
  resources?: { [side in 'requests' | 'limits']?: Record<string, unknown> };
};
type PodSpec = { containers?: Container[]; initContainers?: Container[] };

const SIDES = ['requests', 'limits'] as const;
const RESOURCES = ['cpu', 'memory', 'ephemeral-storage'];

/** What all pods of a workload need; undefined of what makes no pods, or nobody knows how many. */
export function demandOf(object: KubernetesObject): Demand | undefined {
  const { template, replicas, parallelism } = (object.spec ?? {}) as {
    template?: { spec?: PodSpec };
    replicas?: number;
    parallelism?: number;
  };
  const count = {
    'Deployment.apps': replicas ?? 1,
    'StatefulSet.apps': replicas ?? 1,
    'ReplicaSet.apps': replicas ?? 1,
    'Job.batch': parallelism ?? 1,
  }[groupKindOf(object)];
  if (count === undefined || !template?.spec) {
    return undefined;
  }
  const demand: Demand = { pods: count, 'count/pods': count };
  for (const side of SIDES) {
    for (const resource of RESOURCES) {
      const amount = count * amountOf(template.spec, side, resource);
      demand[`${side}.${resource}`] = amount;
      // The short names of a quota mean requests.
      if (side === 'requests') demand[resource] = amount;
    }
  }
  return demand;
}

/** Containers run at the same time, init containers before them, one after the other; sidecars are init containers that stay. */
function amountOf(
  { containers = [], initContainers = [] }: PodSpec,
  side: 'requests' | 'limits',
  resource: string,
): number {
  const of = (container: Container) =>
    parseQuantity(container.resources?.[side]?.[resource]) ??
    // An API server takes a limit without a request for both.
    parseQuantity(container.resources?.limits?.[resource]) ??
    0;
  const sum = (list: Container[]) =>
    list.reduce((total, container) => total + of(container), 0);
  const stays = initContainers.filter(
    ({ restartPolicy }) => restartPolicy === 'Always',
  );
  const goes = initContainers.filter(each => !stays.includes(each));
  return Math.max(sum([...containers, ...stays]), ...goes.map(of));
}

export function addDemand(total: Demand, part: Demand, sign: 1 | -1): void {
  for (const [resource, amount] of Object.entries(part)) {
    total[resource] = (total[resource] ?? 0) + sign * amount;
  }
}
