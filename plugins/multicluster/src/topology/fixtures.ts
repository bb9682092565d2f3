import {
  Comparison,
  Lane,
  TopologyCluster,
  TopologyEdge,
  TopologyGraph,
  TopologyNode,
  TopologyNodeKind,
  TopologyPod,
  TopologyRow,
} from '@multicluster/backstage-plugin-multicluster-common';

/** 14:09 of the day of the story; `edge` was last seen at 14:05. */
export const storyNow = Date.UTC(2026, 10, 23, 14, 9, 0);

const labels = { 'backstage.io/kubernetes-id': 'podinfo', app: 'podinfo' };

function cluster(
  name: string,
  provider: string,
  region: string,
  rest: Partial<TopologyCluster>,
): TopologyCluster {
  return {
    name,
    title: name,
    provider,
    region,
    labels: {},
    state: 'live',
    since: storyNow - 3_600_000,
    lastSeenAt: storyNow - 2_000,
    version: 'v1.36.3',
    health: 'healthy',
    replicas: { ready: 0, desired: 0 },
    ...rest,
  };
}

export const storyClusters: TopologyCluster[] = [
  cluster('east', 'aws', 'us-east-1', {
    health: 'degraded',
    reason: '2 of 6 pods failing',
    replicas: { ready: 4, desired: 6 },
  }),
  cluster('west', 'gcp', 'europe-west1', {
    replicas: { ready: 4, desired: 4 },
  }),
  cluster('edge', 'on-prem', 'berlin', {
    state: 'unreachable',
    since: storyNow - 240_000,
    lastSeenAt: storyNow - 240_000,
    error: 'The API server does not answer.',
    version: 'v1.33.9',
    replicas: { ready: 2, desired: 2 },
  }),
];

function row(
  id: string,
  lane: Lane,
  kind: TopologyNodeKind,
  label: string,
  absent: TopologyRow['absent'] = [],
): TopologyRow {
  return { id, lane, kind, label, absent };
}

const rows: TopologyRow[] = [
  row('dns', 'entry', 'DnsName', 'podinfo.acme.io'),
  row('gslb', 'entry', 'Gslb', 'podinfo'),
  row('route', 'route', 'HTTPRoute', 'public-gw'),
  row('service', 'service', 'Service', 'podinfo'),
  row('mirror', 'service', 'Service', 'podinfo-east'),
  row('workload', 'workload', 'Deployment', 'podinfo'),
  row('autoscaler', 'autoscaler', 'HorizontalPodAutoscaler', 'podinfo', [
    { cluster: 'edge', reason: 'none, on-prem rule' },
  ]),
  row('pods', 'pods', 'Pods', 'podinfo pods'),
];

function node(
  lane: Lane,
  rowId: string,
  kind: TopologyNodeKind,
  clusterName: string | undefined,
  name: string,
  rest: Partial<TopologyNode>,
): TopologyNode {
  const id = `${clusterName ?? ''}/${kind}/web/${name}`;
  const derived = kind === 'Pods' || kind === 'DnsName' || !clusterName;
  return {
    id,
    kind,
    lane,
    row: rowId,
    cluster: clusterName,
    namespace: 'web',
    name,
    health: 'healthy',
    fact: '',
    labels,
    origin: derived
      ? undefined
      : {
          apiVersion: kind === 'Deployment' ? 'apps/v1' : 'v1',
          kind,
          namespace: 'web',
          name,
          uid: `uid-${id}`,
          resourceVersion: '1',
          seenAt: storyNow - 2_000,
        },
    ...rest,
  };
}

function pods(count: number, failing: number, on: string): TopologyPod[] {
  return Array.from({ length: count }, (_, index) => {
    const bad = index >= count - failing;
    return {
      name: `podinfo-${on}-${index}`,
      uid: `${on}-${index}`,
      health: bad ? ('unhealthy' as const) : ('healthy' as const),
      reason: bad ? 'CrashLoopBackOff' : undefined,
      ready: !bad,
      restarts: bad ? 7 : 0,
      node: `${on}-node-${index % 2}`,
      zone: `${on}-a`,
      containers: ['podinfo'],
    };
  });
}

type Story = {
  on: string;
  image: string;
  ready: number;
  desired: number;
  odd?: string[];
  address: string;
  scaling?: string;
};

function clusterNodes(story: Story): TopologyNode[] {
  const { on, image, ready, desired, odd, address, scaling } = story;
  const failing = desired - ready;
  const health = failing ? ('degraded' as const) : ('healthy' as const);
  const reason = failing ? `${failing} of ${desired} pods failing` : undefined;
  const nodes = [
    node('route', 'route', 'HTTPRoute', on, 'public-gw', {
      fact: `HTTPRoute · ${address}`,
    }),
    node('service', 'service', 'Service', on, 'podinfo', {
      fact: `${ready} of ${desired} ready`,
      health,
      reason,
    }),
    node('workload', 'workload', 'Deployment', on, 'podinfo', {
      fact: `${ready} of ${desired} ready`,
      images: [image],
      replicas: { ready, desired },
      oddOneOut: odd,
      health,
      reason,
    }),
    node('pods', 'pods', 'Pods', on, 'podinfo', {
      fact: failing ? `${failing} CrashLoopBackOff` : 'all ready',
      pods: pods(desired, failing, on),
      podCounts: { ready, notReady: failing, failing, total: desired },
      health: failing ? 'unhealthy' : 'healthy',
      reason: failing ? `${failing} in CrashLoopBackOff` : undefined,
    }),
  ];
  if (scaling) {
    nodes.push(
      node(
        'autoscaler',
        'autoscaler',
        'HorizontalPodAutoscaler',
        on,
        'podinfo',
        {
          fact: scaling,
          replicas: { ready: desired, desired },
        },
      ),
    );
  }
  return nodes;
}

const nodes: TopologyNode[] = [
  node('entry', 'dns', 'DnsName', undefined, 'podinfo.acme.io', {
    fact: 'DNS · 3 answers',
  }),
  node('entry', 'gslb', 'Gslb', undefined, 'podinfo', {
    fact: 'GSLB · k8gb · weighted',
  }),
  ...clusterNodes({
    on: 'east',
    image: '6.11.0',
    ready: 4,
    desired: 6,
    address: '203.0.113.10',
    scaling: '6 of 3–10 · CPU 71 % of 70 %',
  }),
  ...clusterNodes({
    on: 'west',
    image: '6.11.0',
    ready: 4,
    desired: 4,
    address: '198.51.100.24',
    scaling: '4 of 3–10 · CPU 48 % of 70 %',
  }),
  node('service', 'mirror', 'Service', 'west', 'podinfo-east', {
    fact: 'mirror of podinfo on east',
  }),
  ...clusterNodes({
    on: 'edge',
    image: '6.9.4',
    ready: 2,
    desired: 2,
    odd: ['image'],
    address: '192.0.2.77',
  }),
];

function edge(
  kind: TopologyEdge['kind'],
  from: string,
  to: string,
  rest: Partial<TopologyEdge> = {},
): TopologyEdge {
  return { id: `${kind}:${from}>${to}`, kind, from, to, ...rest };
}

const shares: Record<string, Partial<TopologyEdge>> = {
  east: { share: { desired: 60, declared: 60, observed: 65 } },
  west: { share: { desired: 30, declared: 30, observed: 34 } },
  edge: { share: { desired: 10, declared: 10, observed: 1 }, disagrees: true },
};

const edges: TopologyEdge[] = [
  edge('resolves', '/DnsName/web/podinfo.acme.io', '/Gslb/web/podinfo'),
  ...['east', 'west', 'edge'].flatMap(on => [
    edge(
      'resolves',
      '/Gslb/web/podinfo',
      `${on}/HTTPRoute/web/public-gw`,
      shares[on],
    ),
    edge(
      'selects',
      `${on}/Service/web/podinfo`,
      `${on}/Deployment/web/podinfo`,
    ),
    edge('owns', `${on}/Deployment/web/podinfo`, `${on}/Pods/web/podinfo`),
  ]),
  ...['east', 'edge'].map(on =>
    edge(
      'routes',
      `${on}/HTTPRoute/web/public-gw`,
      `${on}/Service/web/podinfo`,
      {
        share: {
          desired: 100,
          declared: 100,
          observed: on === 'edge' ? undefined : 100,
        },
      },
    ),
  ),
  edge(
    'routes',
    'west/HTTPRoute/web/public-gw',
    'west/Service/web/podinfo-east',
    {
      share: { desired: 20, declared: 20, observed: 19 },
    },
  ),
  edge('routes', 'west/HTTPRoute/web/public-gw', 'west/Service/web/podinfo', {
    share: { desired: 80, declared: 80, observed: 81 },
  }),
  ...['east', 'west'].map(on =>
    edge(
      'scales',
      `${on}/HorizontalPodAutoscaler/web/podinfo`,
      `${on}/Deployment/web/podinfo`,
    ),
  ),
  edge('mirrors', 'west/Service/web/podinfo-east', 'east/Service/web/podinfo', {
    crossCluster: true,
  }),
];

/** One service on three clusters: `east` degraded, `west` well and mirroring `east`, `edge` away with an older image. */
export const storyGraph: TopologyGraph = {
  entityRef: 'component:default/podinfo',
  generation: 1,
  clusters: storyClusters,
  rows,
  nodes,
  edges,
  findings: [
    {
      id: 'failing-east',
      severity: 'error',
      kind: 'failingPods',
      text: '2 pods failing on east',
      nodes: ['east/Pods/web/podinfo'],
      clusters: ['east'],
    },
    {
      id: 'stale',
      severity: 'warning',
      kind: 'unreachable',
      text: '1 of 3 clusters unreachable',
      nodes: [],
      clusters: ['edge'],
    },
    {
      id: 'odd-edge',
      severity: 'warning',
      kind: 'oddOneOut',
      text: 'edge runs an older image',
      nodes: ['edge/Deployment/web/podinfo'],
      clusters: ['edge'],
    },
    {
      id: 'share-edge',
      severity: 'warning',
      kind: 'share',
      text: '1 weight disagrees',
      nodes: ['edge/HTTPRoute/web/public-gw'],
      clusters: ['edge'],
    },
  ],
  elsewhere: { absent: 97, unknown: ['lab', 'night'], hidden: 3 },
};

export const storyComparison: Comparison = {
  sentence: 'edge differs from the other two in 1 field.',
  clusters: ['east', 'west', 'edge'],
  fields: [
    {
      field: 'image',
      values: { east: '6.11.0', west: '6.11.0', edge: '6.9.4' },
      verdict: 'odd',
      odd: ['edge'],
    },
    {
      field: 'replicas',
      values: { east: '6', west: '4', edge: '2' },
      verdict: 'own',
      odd: [],
    },
    {
      field: 'autoscaler',
      values: { east: '3–10', west: '3–10', edge: undefined },
      verdict: 'own',
      odd: [],
    },
    {
      field: 'port',
      values: { east: '9898', west: '9898', edge: '9898' },
      verdict: 'equal',
      odd: [],
    },
  ],
};

/** The story as if `now` were 14:09. */
export function storyAt(now: number): TopologyGraph {
  const shift = now - storyNow;
  return {
    ...storyGraph,
    clusters: storyGraph.clusters.map(one => ({
      ...one,
      since: one.since + shift,
      lastSeenAt:
        one.lastSeenAt === undefined ? undefined : one.lastSeenAt + shift,
    })),
    nodes: storyGraph.nodes.map(one =>
      one.origin
        ? {
            ...one,
            origin: { ...one.origin, seenAt: one.origin.seenAt + shift },
          }
        : one,
    ),
  };
}
