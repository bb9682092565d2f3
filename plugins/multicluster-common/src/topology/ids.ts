import { Resource, ResourceKind } from '../resources/types';
import { TopologyNodeKind } from './types';

/** Of a node, and of the object it stands for: the two are the same where there is an object. */
export function nodeId(parts: {
  cluster: string;
  kind: TopologyNodeKind;
  namespace: string;
  name: string;
}): string {
  return `${parts.cluster}/${parts.kind}/${parts.namespace}/${parts.name}`;
}

/** Things of no cluster: the place of the cluster in the id is empty. */
export function globalId(kind: 'DnsName' | 'Address', name: string): string {
  return `/${kind}//${name}`;
}

/** Kinds that run pods, and may own each other. */
export const WORKLOAD_KINDS = [
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'Rollout',
  'ReplicaSet',
  'CronJob',
  'Job',
] as const;

/** Any of `WORKLOAD_KINDS`. */
export type WorkloadKind = (typeof WORKLOAD_KINDS)[number];

const workloadKinds: ReadonlySet<string> = new Set(WORKLOAD_KINDS);

export function isWorkloadKind(kind: string): kind is WorkloadKind {
  return workloadKinds.has(kind);
}

/** A Deployment keeps its former ReplicaSets, empty, to roll back to; they run nothing. */
export function isSpent(resource: Resource): boolean {
  return (
    resource.kind === 'ReplicaSet' &&
    resource.owner !== undefined &&
    resource.detail.replicas.desired === 0 &&
    resource.detail.replicas.current === 0
  );
}

/** Order by code points: the same on every machine, which `localeCompare` is not. */
export function byText(a: string, b: string): number {
  if (a === b) {
    return 0;
  }
  return a < b ? -1 : 1;
}

/** Kinds that tell of others, or belong to no service: labels alone never put them on the picture. */
export const BACKGROUND_KINDS: ReadonlySet<ResourceKind> = new Set([
  'Event',
  'Node',
  'Namespace',
  'GatewayClass',
  'ReferenceGrant',
] as const);
