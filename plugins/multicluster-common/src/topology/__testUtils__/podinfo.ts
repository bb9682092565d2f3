import { Resource, ResourceOf } from '../../resources/types';
import { buildTopology } from '../buildTopology';
import { TopologyClusterFacts } from '../Drawing';
import { gatherResources } from '../gatherResources';
import { EntitySelector, TopologyGraph } from '../types';
import {
  autoscaler,
  crashing,
  NOW,
  pod,
  resourceOf,
  service,
  slice,
  workload,
} from './resources';
import { TestIndex } from './TestIndex';

export const LABELS = { 'backstage.io/kubernetes-id': 'podinfo' };

export const SELECTOR: EntitySelector = {
  entityRef: 'component:default/podinfo',
  matchLabels: LABELS,
  matchExpressions: [],
};

/** Where the three clusters of the story are. */
const PLACES: Record<string, [provider: string, region: string]> = {
  east: ['aws', 'us-east-1'],
  west: ['gcp', 'europe-west1'],
  edge: ['on-prem', 'berlin'],
};

export function facts(
  name: string,
  changes: Partial<TopologyClusterFacts> = {},
): TopologyClusterFacts {
  const [provider, region] = PLACES[name] ?? [];
  return {
    name,
    title: name,
    provider,
    region,
    labels: {},
    state: 'live',
    since: NOW - 3_600_000,
    lastSeenAt: NOW - 1_000,
    known: true,
    ...changes,
  };
}

export const ALL_LIVE = ['east', 'west', 'edge'].map(name => facts(name));

type AppOptions = {
  cluster: string;
  replicas: number;
  image?: string;
  failing?: number;
  name?: string;
  labels?: Record<string, string>;
};

/** Deployment, ReplicaSet, pods, Service and its endpoints, as a cluster has them. */
export function app({
  cluster,
  replicas,
  image = 'ghcr.io/stefanprodan/podinfo:6.11.0',
  failing = 0,
  name = 'podinfo',
  labels = LABELS,
}: AppOptions): Resource[] {
  const ready = replicas - failing;
  const deployment = workload(
    'Deployment',
    { cluster, name, labels },
    { desired: replicas, ready, image },
  );
  const current = workload(
    'ReplicaSet',
    { cluster, name: `${name}-6d9f`, labels, owner: deployment },
    { desired: replicas, ready },
  );
  const spent = workload(
    'ReplicaSet',
    { cluster, name: `${name}-5c8e`, labels, owner: deployment },
    { desired: 0 },
  );
  const pods = Array.from({ length: replicas }, (_, i) => {
    const meta = {
      cluster,
      name: `${name}-6d9f-${i}`,
      labels: { ...labels, app: name },
      owner: current,
    };
    return i < failing ? crashing(meta) : pod(meta);
  });
  const own = service({ cluster, name, labels });
  return [
    deployment,
    current,
    spent,
    ...pods,
    own,
    slice(own, { ready, notReady: failing }),
  ];
}

/** `podinfo-east` in west: the Service that Linkerd makes of east's, and the split over both. */
export function mirrorInWest(): Resource[] {
  const mirror = service(
    {
      cluster: 'west',
      name: 'podinfo-east',
      labels: {
        'mirror.linkerd.io/mirrored-service': 'true',
        'mirror.linkerd.io/cluster-name': 'east',
      },
    },
    {
      selector: {},
      mirror: { cluster: 'east', namespace: 'web', name: 'podinfo' },
    },
  );
  const split: ResourceOf<'TrafficSplit'> = resourceOf(
    'TrafficSplit',
    { cluster: 'west' },
    {
      service: 'podinfo',
      backends: [
        { service: 'podinfo', weight: 50 },
        { service: 'podinfo-east', weight: 50 },
      ],
    },
  );
  return [mirror, slice(mirror, { ready: 1 }), split];
}

/** A Gateway with a route to podinfo and its canary, 90 to 10. */
export function gatewayInEast(): Resource[] {
  return [
    ...app({
      cluster: 'east',
      replicas: 1,
      name: 'podinfo-canary',
      labels: {},
    }),
    resourceOf(
      'Gateway',
      { name: 'public' },
      {
        className: 'demo',
        listeners: [{ name: 'http', port: 80, protocol: 'HTTP' }],
        addresses: ['127.0.1.1'],
        conditions: [],
      },
    ),
    resourceOf(
      'HTTPRoute',
      {},
      {
        hostnames: ['podinfo.demo.test'],
        parents: [
          { kind: 'Gateway', namespace: 'web', name: 'public', accepted: true },
        ],
        rules: [
          {
            backends: [
              {
                kind: 'Service',
                namespace: 'web',
                name: 'podinfo',
                weight: 90,
              },
              {
                kind: 'Service',
                namespace: 'web',
                name: 'podinfo-canary',
                weight: 10,
              },
            ],
          },
        ],
        conditions: [],
      },
    ),
  ];
}

/** A load balancer per cluster and one name over all of them. */
export function publicNames(): Resource[] {
  const balancers = ['east', 'west', 'edge'].flatMap((cluster, i) => {
    const balancer = service(
      { cluster, name: 'podinfo-public', labels: LABELS },
      {
        type: 'LoadBalancer',
        selector: { app: 'podinfo' },
        addresses: [`127.0.${i + 1}.1`],
      },
    );
    return [balancer, slice(balancer, { ready: 2 })];
  });
  const endpoint = resourceOf(
    'DNSEndpoint',
    { cluster: 'edge', namespace: 'dns', name: 'all' },
    {
      records: [
        {
          name: 'podinfo.demo.test',
          type: 'A',
          targets: ['127.0.1.1', '127.0.2.1', '127.0.3.1'],
          ttl: 30,
        },
        { name: 'shop.demo.test', type: 'A', targets: ['127.0.9.9'] },
      ],
    },
  );
  return [...balancers, endpoint];
}

/** 6, 4 and 2 replicas; edge is a version behind and has no autoscaler. */
export function podinfo(options: { failingInEast?: number } = {}): Resource[] {
  return [
    ...app({ cluster: 'east', replicas: 6, failing: options.failingInEast }),
    ...app({ cluster: 'west', replicas: 4 }),
    ...app({
      cluster: 'edge',
      replicas: 2,
      image: 'ghcr.io/stefanprodan/podinfo:6.9.4',
    }),
    autoscaler({ cluster: 'east' }),
    autoscaler({ cluster: 'west' }),
    ...mirrorInWest(),
    ...gatewayInEast(),
    ...publicNames(),
  ];
}

/** Gathers and draws, as the backend does. */
export function topologyOf(
  resources: Iterable<Resource>,
  options: {
    clusters?: readonly TopologyClusterFacts[];
    selector?: EntitySelector;
    now?: number;
  } = {},
): TopologyGraph {
  const selector = options.selector ?? SELECTOR;
  return buildTopology({
    selector,
    resources: gatherResources(new TestIndex(resources), selector),
    clusters: options.clusters ?? ALL_LIVE,
    now: options.now ?? NOW,
  });
}
