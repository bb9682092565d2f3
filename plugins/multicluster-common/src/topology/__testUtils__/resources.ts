import {
  ContainerStatus,
  Resource,
  ResourceDetails,
  ResourceKind,
  ResourceOf,
} from '../../resources/types';

/** 2026-11-23T14:09:00Z: the moment that the mocks show. */
export const NOW = Date.UTC(2026, 10, 23, 14, 9);
const HOURS_AGO = NOW / 1000 - 7200;

export type Meta = {
  cluster?: string;
  namespace?: string;
  name?: string;
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  owner?: Resource;
  createdAt?: number;
  deletedAt?: number;
};

/** An object of any kind, two hours old unless said otherwise. */
export function resourceOf<K extends ResourceKind>(
  kind: K,
  meta: Meta,
  detail: ResourceDetails[K],
): ResourceOf<K> {
  const { cluster = 'east', namespace = 'web', name = 'podinfo', owner } = meta;
  return {
    cluster,
    apiVersion: 'v1',
    kind,
    namespace,
    name,
    uid: `${cluster}-${kind}-${namespace}-${name}`,
    resourceVersion: '1',
    createdAt: meta.createdAt ?? HOURS_AGO,
    deletedAt: meta.deletedAt,
    labels: meta.labels ?? {},
    annotations: meta.annotations ?? {},
    owner: owner && { kind: owner.kind, name: owner.name, uid: owner.uid },
    seenAt: NOW,
    detail,
  };
}

type WorkloadKind = 'Deployment' | 'ReplicaSet' | 'StatefulSet' | 'DaemonSet';

export function workload<K extends WorkloadKind>(
  kind: K,
  meta: Meta,
  detail: Partial<ResourceDetails['Deployment']> & {
    desired?: number;
    ready?: number;
    image?: string;
  } = {},
): ResourceOf<K> {
  const { desired = 1, ready = desired, image = 'podinfo:6.11.0' } = detail;
  return resourceOf(kind, meta, {
    replicas: {
      desired,
      current: desired,
      ready,
      updated: desired,
      available: ready,
    },
    generation: 1,
    observedGeneration: 1,
    selector: { app: meta.name ?? 'podinfo' },
    containers: [{ name: 'app', image }],
    templateHash: image,
    configMaps: [],
    conditions: [],
    ...detail,
  } as ResourceDetails[K]);
}

const RUNNING: ContainerStatus = {
  name: 'app',
  ready: true,
  restarts: 0,
  state: 'running',
};

export function pod(
  meta: Meta,
  detail: Partial<ResourceDetails['Pod']> = {},
): ResourceOf<'Pod'> {
  return resourceOf('Pod', meta, {
    phase: 'Running',
    ready: true,
    containers: [{ name: 'app', image: 'podinfo:6.11.0' }],
    statuses: [RUNNING],
    conditions: [],
    ...detail,
  });
}

export function crashing(meta: Meta): ResourceOf<'Pod'> {
  return pod(meta, {
    ready: false,
    statuses: [
      {
        name: 'app',
        ready: false,
        restarts: 4,
        state: 'waiting',
        reason: 'CrashLoopBackOff',
      },
    ],
  });
}

export function service(
  meta: Meta,
  detail: Partial<ResourceDetails['Service']> = {},
): ResourceOf<'Service'> {
  return resourceOf('Service', meta, {
    type: 'ClusterIP',
    selector: { app: meta.name ?? 'podinfo' },
    ports: [{ name: 'http', port: 9898, protocol: 'TCP' }],
    addresses: [],
    ...detail,
  });
}

export function slice(
  of: ResourceOf<'Service'>,
  counts: { ready: number; notReady?: number },
): ResourceOf<'EndpointSlice'> {
  const { cluster, namespace, name } = of;
  const labels = { 'kubernetes.io/service-name': name };
  return resourceOf(
    'EndpointSlice',
    { cluster, namespace, name: `${name}-x7k2p`, labels, owner: of },
    { service: name, notReady: 0, terminating: 0, ...counts },
  );
}

export function autoscaler(
  meta: Meta,
  detail: Partial<ResourceDetails['HorizontalPodAutoscaler']> = {},
): ResourceOf<'HorizontalPodAutoscaler'> {
  return resourceOf('HorizontalPodAutoscaler', meta, {
    target: { kind: 'Deployment', name: meta.name ?? 'podinfo' },
    min: 3,
    max: 10,
    current: 4,
    desired: 4,
    metrics: [{ name: 'cpu', current: '48%', target: '70%' }],
    conditions: [],
    ...detail,
  });
}
