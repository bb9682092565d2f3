import { groupOf } from './refs';

/** What must be there before what. Kinds of one row are applied together; those of no row with the workloads' own kinds before them. */
const ROWS: string[][] = [
  ['Namespace'],
  ['CustomResourceDefinition.apiextensions.k8s.io'],
  [
    'PriorityClass.scheduling.k8s.io',
    'StorageClass.storage.k8s.io',
    'IngressClass.networking.k8s.io',
    'RuntimeClass.node.k8s.io',
    'GatewayClass.gateway.networking.k8s.io',
    'ResourceQuota',
    'LimitRange',
  ],
  ['ServiceAccount'],
  ['ClusterRole.rbac.authorization.k8s.io', 'Role.rbac.authorization.k8s.io'],
  [
    'ClusterRoleBinding.rbac.authorization.k8s.io',
    'RoleBinding.rbac.authorization.k8s.io',
  ],
  ['ConfigMap', 'Secret', 'PersistentVolume'],
  ['PersistentVolumeClaim', 'NetworkPolicy.networking.k8s.io'],
  ['Service'],
  ['*'],
  [
    'DaemonSet.apps',
    'Deployment.apps',
    'ReplicaSet.apps',
    'StatefulSet.apps',
    'ReplicationController',
    'Pod',
    'Job.batch',
    'CronJob.batch',
    'Rollout.argoproj.io',
  ],
  [
    'HorizontalPodAutoscaler.autoscaling',
    'PodDisruptionBudget.policy',
    'VerticalPodAutoscaler.autoscaling.k8s.io',
  ],
  ['Gateway.gateway.networking.k8s.io'],
  [
    'Ingress.networking.k8s.io',
    'HTTPRoute.gateway.networking.k8s.io',
    'GRPCRoute.gateway.networking.k8s.io',
    'TLSRoute.gateway.networking.k8s.io',
    'TCPRoute.gateway.networking.k8s.io',
    'UDPRoute.gateway.networking.k8s.io',
    'TrafficSplit.split.smi-spec.io',
    'APIService.apiregistration.k8s.io',
  ],
  // Last: whatever they refuse, or whoever does not answer for them yet, does not stand in the way of what comes with them.
  [
    'ValidatingAdmissionPolicy.admissionregistration.k8s.io',
    'MutatingAdmissionPolicy.admissionregistration.k8s.io',
  ],
  [
    'MutatingWebhookConfiguration.admissionregistration.k8s.io',
    'ValidatingWebhookConfiguration.admissionregistration.k8s.io',
    'ValidatingAdmissionPolicyBinding.admissionregistration.k8s.io',
    'MutatingAdmissionPolicyBinding.admissionregistration.k8s.io',
  ],
];

const ranks = new Map(
  ROWS.flatMap((row, rank) => row.map(kind => [kind, rank] as const)),
);

type Kind = { apiVersion: string; kind: string };

/** `Deployment.apps`, or `Pod`: as ApplySets name kinds. */
export function groupKindOf({ apiVersion, kind }: Kind): string {
  const group = groupOf(apiVersion);
  return group ? `${kind}.${group}` : kind;
}

export function rankOf(kind: Kind): number {
  return ranks.get(groupKindOf(kind)) ?? ranks.get('*')!;
}

/** Groups in the order in which they are applied; what is in one group may be applied at once. For deleting, `reverse()` them. */
export function inOrder<T>(items: T[], kindOf: (item: T) => Kind): T[][] {
  const rows: T[][] = ROWS.map(() => []);
  for (const item of items) {
    rows[rankOf(kindOf(item))].push(item);
  }
  return rows.filter(row => row.length > 0);
}

const DEFINITION = 'CustomResourceDefinition.apiextensions.k8s.io';
const KEPT = new Set(['Namespace', 'PersistentVolumeClaim', DEFINITION]);

export function isDefinition(kind: Kind): boolean {
  return groupKindOf(kind) === DEFINITION;
}

export function isNamespace(kind: Kind): boolean {
  return groupKindOf(kind) === 'Namespace';
}

/** Deleting one of these deletes what others put there, or data that nobody can bring back. */
export function isKept(kind: Kind): boolean {
  return KEPT.has(groupKindOf(kind));
}
