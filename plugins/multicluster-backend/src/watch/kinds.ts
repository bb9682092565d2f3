import { ResourceKind } from '@multicluster/backstage-plugin-multicluster-common';

/**
 * A kind that the cache holds, and where an API server serves it.
 */
export type KindSpec = {
  kind: ResourceKind;
  /** Empty for the core group. */
  group: string;
  /** Acceptable versions, best first. */
  versions: string[];
  /** A second group that serves the kind beside the first; its objects are watched too. */
  formerGroup?: string;
  plural: string;
  namespaced: boolean;
  /** Comes with a CRD, so that its absence is nothing to worry about. */
  optional: boolean;
};

/** Which kinds and namespaces are watched; everything when empty. */
export type KindSelection = {
  include?: ResourceKind[];
  exclude?: ResourceKind[];
  /** Cluster-scoped kinds are watched all the same. */
  namespaces?: string[];
};

type Scope = 'namespaced' | 'cluster';

function builtIn(
  kind: ResourceKind,
  apiVersion: string,
  plural: string,
  scope: Scope = 'namespaced',
): KindSpec {
  const [version, group = ''] = apiVersion.split('/').reverse();
  const namespaced = scope === 'namespaced';
  return {
    kind,
    group,
    versions: [version],
    plural,
    namespaced,
    optional: false,
  };
}

function custom(
  kind: ResourceKind,
  group: string,
  versions: string[],
  plural: string,
  scope: Scope = 'namespaced',
): KindSpec {
  const namespaced = scope === 'namespaced';
  return { kind, group, versions, plural, namespaced, optional: true };
}

const GATEWAY_API = 'gateway.networking.k8s.io';

/** Every kind that is watched. Secret is not among them, and must never be. */
export const KINDS: readonly KindSpec[] = [
  builtIn('Namespace', 'v1', 'namespaces', 'cluster'),
  builtIn('Node', 'v1', 'nodes', 'cluster'),
  builtIn('Pod', 'v1', 'pods'),
  builtIn('Service', 'v1', 'services'),
  builtIn('ConfigMap', 'v1', 'configmaps'),
  builtIn('Event', 'v1', 'events'),
  builtIn('EndpointSlice', 'discovery.k8s.io/v1', 'endpointslices'),
  builtIn('Deployment', 'apps/v1', 'deployments'),
  builtIn('ReplicaSet', 'apps/v1', 'replicasets'),
  builtIn('StatefulSet', 'apps/v1', 'statefulsets'),
  builtIn('DaemonSet', 'apps/v1', 'daemonsets'),
  builtIn('Job', 'batch/v1', 'jobs'),
  builtIn('CronJob', 'batch/v1', 'cronjobs'),
  builtIn(
    'HorizontalPodAutoscaler',
    'autoscaling/v2',
    'horizontalpodautoscalers',
  ),
  builtIn('PodDisruptionBudget', 'policy/v1', 'poddisruptionbudgets'),
  builtIn('Ingress', 'networking.k8s.io/v1', 'ingresses'),
  custom('GatewayClass', GATEWAY_API, ['v1'], 'gatewayclasses', 'cluster'),
  custom('Gateway', GATEWAY_API, ['v1'], 'gateways'),
  custom('HTTPRoute', GATEWAY_API, ['v1'], 'httproutes'),
  custom('GRPCRoute', GATEWAY_API, ['v1'], 'grpcroutes'),
  custom('ReferenceGrant', GATEWAY_API, ['v1', 'v1beta1'], 'referencegrants'),
  custom(
    'TrafficSplit',
    'split.smi-spec.io',
    ['v1alpha4', 'v1alpha3', 'v1alpha2', 'v1alpha1'],
    'trafficsplits',
  ),
  custom(
    'Link',
    'multicluster.linkerd.io',
    ['v1alpha3', 'v1alpha2', 'v1alpha1'],
    'links',
  ),
  custom(
    'ServiceExport',
    'multicluster.x-k8s.io',
    ['v1beta1', 'v1alpha1'],
    'serviceexports',
  ),
  custom(
    'ServiceImport',
    'multicluster.x-k8s.io',
    ['v1beta1', 'v1alpha1'],
    'serviceimports',
  ),
  custom('DNSEndpoint', 'externaldns.k8s.io', ['v1alpha1'], 'dnsendpoints'),
  {
    // k8gb moves objects one by one from its first group to its second, so that for a time both hold some.
    ...custom('Gslb', 'k8gb.io', ['v1beta1'], 'gslbs'),
    formerGroup: 'k8gb.absa.oss',
  },
  custom('Rollout', 'argoproj.io', ['v1alpha1'], 'rollouts'),
];

/** The spec of a kind. */
export function specOf(kind: ResourceKind): KindSpec {
  const spec = KINDS.find(candidate => candidate.kind === kind);
  if (!spec) {
    throw new Error(`'${kind}' is not a kind that is watched`);
  }
  return spec;
}

/** Whether a selection wants a kind. */
export function isSelected(spec: KindSpec, selection: KindSelection): boolean {
  if (selection.exclude?.includes(spec.kind)) {
    return false;
  }
  return !selection.include?.length || selection.include.includes(spec.kind);
}

/** `apps/v1`, or `v1` for the core group. */
export function apiVersionOf(group: string, version: string): string {
  return group ? `${group}/${version}` : version;
}

/** The group of an API version; empty for the core group. */
export function groupOf(apiVersion: string): string {
  const slash = apiVersion.indexOf('/');
  return slash < 0 ? '' : apiVersion.slice(0, slash);
}

/** Where an API server keeps the objects of a kind, as `/apis/apps/v1/namespaces/web/deployments`. */
export function collectionPath(options: {
  apiVersion: string;
  plural: string;
  namespace?: string;
}): string {
  const { apiVersion, plural, namespace } = options;
  const root = apiVersion.includes('/') ? '/apis/' : '/api/';
  const scope =
    namespace === undefined
      ? ''
      : `/namespaces/${encodeURIComponent(namespace)}`;
  return `${root}${apiVersion}${scope}/${plural}`;
}
