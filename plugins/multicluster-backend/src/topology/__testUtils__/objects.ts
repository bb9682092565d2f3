import { ResourceKind } from '@multicluster/backstage-plugin-multicluster-common';

/** An object as an API server sends it. */
export type RawObject = {
  kind: ResourceKind;
  apiVersion: string;
  metadata: {
    name: string;
    namespace?: string;
    uid?: string;
    labels?: Record<string, string>;
    annotations?: Record<string, string>;
    ownerReferences?: object[];
  };
  [part: string]: unknown;
};

const ID = 'backstage.io/kubernetes-id';
const CREATED = '2026-11-23T12:00:00Z';

function metadata(
  kind: ResourceKind,
  name: string,
  app: string,
  owner?: RawObject,
) {
  return {
    name,
    namespace: 'podinfo',
    uid: `${kind}-${name}`,
    creationTimestamp: CREATED,
    generation: 1,
    labels: { [ID]: app, 'app.kubernetes.io/name': app },
    ownerReferences: owner && [
      {
        kind: owner.kind,
        name: owner.metadata.name,
        uid: owner.metadata.uid,
        controller: true,
      },
    ],
  };
}

export function podObject(
  name: string,
  options: { app?: string; owner?: RawObject; ready?: boolean } = {},
): RawObject {
  const { app = 'podinfo', owner, ready = true } = options;
  return {
    kind: 'Pod',
    apiVersion: 'v1',
    metadata: metadata('Pod', name, app, owner),
    spec: { containers: [{ name: 'podinfod', image: 'podinfo:6.9.2' }] },
    status: {
      phase: 'Running',
      conditions: [{ type: 'Ready', status: ready ? 'True' : 'False' }],
      containerStatuses: [{ name: 'podinfod', ready, state: { running: {} } }],
    },
  };
}

export function sliceObject(
  service: string,
  counts: { ready: number; notReady?: number },
): RawObject {
  const endpoints = [
    ...Array.from({ length: counts.ready }, () => ({
      conditions: { ready: true },
    })),
    ...Array.from({ length: counts.notReady ?? 0 }, () => ({
      conditions: { ready: false },
    })),
  ];
  const { labels, ...rest } = metadata(
    'EndpointSlice',
    `${service}-x7k2p`,
    service,
  );
  return {
    kind: 'EndpointSlice',
    apiVersion: 'discovery.k8s.io/v1',
    metadata: {
      ...rest,
      labels: { ...labels, 'kubernetes.io/service-name': service },
    },
    endpoints,
  };
}

/** A Deployment with its ReplicaSet, pods, Service and endpoints. */
export function appObjects(
  options: { app?: string; replicas?: number; image?: string } = {},
): RawObject[] {
  const { app = 'podinfo', replicas = 2, image = 'podinfo:6.9.2' } = options;
  const status = {
    observedGeneration: 1,
    replicas,
    readyReplicas: replicas,
    updatedReplicas: replicas,
    availableReplicas: replicas,
  };
  const template = { spec: { containers: [{ name: 'podinfod', image }] } };
  const selector = { matchLabels: { 'app.kubernetes.io/name': app } };
  const deployment: RawObject = {
    kind: 'Deployment',
    apiVersion: 'apps/v1',
    metadata: metadata('Deployment', app, app),
    spec: { replicas, selector, template },
    status,
  };
  const replicaSet: RawObject = {
    kind: 'ReplicaSet',
    apiVersion: 'apps/v1',
    metadata: metadata('ReplicaSet', `${app}-6d9f`, app, deployment),
    spec: { replicas, selector, template },
    status,
  };
  const service: RawObject = {
    kind: 'Service',
    apiVersion: 'v1',
    metadata: metadata('Service', app, app),
    spec: {
      type: 'ClusterIP',
      selector: selector.matchLabels,
      ports: [{ name: 'http', port: 9898 }],
    },
  };
  const pods = Array.from({ length: replicas }, (_, i) =>
    podObject(`${app}-6d9f-${i}`, { app, owner: replicaSet }),
  );
  return [
    deployment,
    replicaSet,
    ...pods,
    service,
    sliceObject(app, { ready: replicas }),
  ];
}

/** `podinfo-east`, with the labels of the mesh alone, and a split over it and the local one. */
export function mirrorObjects(): RawObject[] {
  return [
    {
      kind: 'Service',
      apiVersion: 'v1',
      metadata: {
        name: 'podinfo-east',
        namespace: 'podinfo',
        uid: 'uid-podinfo-east',
        labels: {
          'mirror.linkerd.io/mirrored-service': 'true',
          'mirror.linkerd.io/cluster-name': 'east',
        },
        annotations: {
          'mirror.linkerd.io/remote-svc-fq-name':
            'podinfo.podinfo.svc.cluster.local',
        },
      },
      spec: { ports: [{ port: 9898 }] },
    },
    {
      kind: 'TrafficSplit',
      apiVersion: 'split.smi-spec.io/v1alpha2',
      metadata: { name: 'podinfo', namespace: 'podinfo', uid: 'uid-split' },
      spec: {
        service: 'podinfo',
        backends: [
          { service: 'podinfo', weight: 50 },
          { service: 'podinfo-east', weight: 50 },
        ],
      },
    },
  ];
}

export function autoscalerObject(maxReplicas: number): RawObject {
  return {
    kind: 'HorizontalPodAutoscaler',
    apiVersion: 'autoscaling/v2',
    metadata: { name: 'podinfo', namespace: 'podinfo', uid: 'uid-hpa' },
    spec: {
      scaleTargetRef: { kind: 'Deployment', name: 'podinfo' },
      minReplicas: 2,
      maxReplicas,
    },
    status: { currentReplicas: 2, desiredReplicas: 2 },
  };
}
