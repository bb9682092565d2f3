import {
  ClusterReadiness,
  DEFAULT_FAILOVER_POLICY,
  FailoverPlan,
  FailoverPlanRequest,
  FailoverPolicy,
  FailoverView,
  planFailover,
  servedShares,
  TrafficBackend,
  TrafficHop,
  wholeShares,
} from '@multicluster/backstage-plugin-multicluster-common';

const second = 1000;
const minute = 60 * second;
const day = 24 * 60 * minute;

export const entityRef = 'component:default/podinfo';

const workload = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  namespace: 'web',
  name: 'podinfo',
};

function backend(
  name: string,
  cluster: string,
  weight: number,
  now: number,
): TrafficBackend {
  return { name, cluster, weight, ready: true, readyAt: now - 8 * second };
}

/** What comes in by DNS over three clusters, and what west asks of east through its mirror. */
export function sketchHops(now: number): TrafficHop[] {
  const gslb = {
    apiVersion: 'k8gb.absa.oss/v1beta1',
    kind: 'Gslb',
    namespace: 'web',
    name: 'podinfo',
  };
  const split = {
    apiVersion: 'split.smi-spec.io/v1alpha1',
    kind: 'TrafficSplit',
    namespace: 'web',
    name: 'podinfo',
  };
  return [
    {
      id: 'k8gb/west/Gslb/web/podinfo',
      driver: 'k8gb',
      cluster: 'west',
      object: gslb,
      scope: 'entry',
      target: 'podinfo.acme.io',
      backends: [
        backend('us-east-1', 'east', 60, now),
        backend('eu-west-1', 'west', 30, now),
        backend('berlin', 'edge', 10, now),
      ],
      granularity: 'percent',
      resourceVersion: '814',
      tailSeconds: 30,
    },
    {
      id: 'smi/west/TrafficSplit/web/podinfo',
      driver: 'smi',
      cluster: 'west',
      object: split,
      scope: 'calls',
      target: 'podinfo',
      backends: [
        backend('podinfo', 'west', 80, now),
        backend('podinfo-east', 'east', 20, now),
      ],
      granularity: 'percent',
      resourceVersion: '92',
      tailSeconds: 0,
    },
  ];
}

export function sketchReadiness(now: number): ClusterReadiness[] {
  const live = now - 20 * second;
  const lost = now - 25 * minute;
  return [
    {
      cluster: 'east',
      score: 58,
      verdict: 'limited',
      sentence: 'Can serve, not grow',
      replicas: { ready: 4, desired: 6, room: 0 },
      reasons: [
        {
          code: 'pods',
          verdict: 'fail',
          text: '2 of 6 pods crash-looping',
          at: now,
        },
        { code: 'room', verdict: 'fail', text: 'No room to grow', at: live },
        {
          code: 'image',
          verdict: 'pass',
          text: 'Same image as west',
          at: live,
        },
        {
          code: 'vantage',
          verdict: 'pass',
          text: 'Answers the portal',
          at: live,
        },
      ],
    },
    {
      cluster: 'west',
      score: 94,
      verdict: 'ready',
      sentence: 'Ready',
      replicas: { ready: 4, desired: 4, room: 22 },
      provenAt: now - 10 * day,
      provenShare: 25,
      reasons: [
        {
          code: 'room',
          verdict: 'pass',
          text: 'Room for 22 more pods',
          at: live,
        },
        {
          code: 'vantage',
          verdict: 'pass',
          text: 'Answers the portal and its own cluster',
          at: now - 8 * second,
        },
        {
          code: 'proof',
          verdict: 'pass',
          text: 'Last proven at 25 %',
          at: now - 10 * day,
        },
      ],
    },
    {
      cluster: 'edge',
      lastScore: 71,
      verdict: 'unknown',
      sentence: 'Unknown, was 71',
      reasons: [
        {
          code: 'api',
          verdict: 'unknown',
          text: 'API not answering',
          at: lost,
        },
        {
          code: 'image',
          verdict: 'fail',
          text: 'Image 6.9.4, others 6.11.0',
          at: lost,
        },
      ],
    },
  ];
}

export const sketchPolicy: FailoverPolicy = {
  ...DEFAULT_FAILOVER_POLICY,
  name: 'web-std',
  approvals: 1,
  guards: [
    ...DEFAULT_FAILOVER_POLICY.guards,
    {
      id: 'errors',
      kind: 'errorRatio',
      label: 'Error ratio, at most 1 %',
      limit: 1,
      breaches: 3,
      window: 5,
      minSamples: 500,
    },
  ],
};

/** Short, and another for another text: what a plan's hash must be here. */
function hash(text: string): string {
  let sum = 7;
  for (const char of text) sum = (sum * 31 + char.charCodeAt(0)) % 0xffffffff;
  return sum.toString(16).padStart(8, '0').repeat(8);
}

/** The real planner over the facts above. */
export function sketchPlan(
  request: FailoverPlanRequest,
  now: number,
  hops = sketchHops(now),
): FailoverPlan {
  const readiness = sketchReadiness(now);
  return planFailover({
    ...request,
    policy: sketchPolicy,
    now,
    hops,
    clusters: readiness.map(({ cluster, verdict }) => ({
      name: cluster,
      state: verdict === 'unknown' ? 'unreachable' : 'live',
    })),
    readiness: new Map(readiness.map(one => [one.cluster, one])),
    capacity: new Map(
      readiness.flatMap(({ cluster, replicas }) =>
        replicas ? [[cluster, { ...replicas, workload }] as const] : [],
      ),
    ),
    lints: [],
    shared: [],
    hash,
    change: (hop, shares) => ({
      hop: hop.id,
      driver: hop.driver,
      cluster: hop.cluster,
      object: hop.object,
      before: Object.fromEntries(
        hop.backends.map(({ name, weight }) => [name, weight]),
      ),
      after: wholeShares(shares),
      resourceVersion: hop.resourceVersion,
    }),
  });
}

/** Everything of a view but its runs. */
export function sketchView(
  now: number,
): Omit<FailoverView, 'runs' | 'current'> {
  const hops = sketchHops(now);
  const written = servedShares(hops);
  return {
    entityRef,
    hops,
    observed: [],
    shares: {
      written,
      programmed: written,
      observed: { east: 66, west: 33, edge: 1 },
    },
    readiness: sketchReadiness(now),
    lints: [
      {
        rule: 'dns-ttl',
        severity: 'warning',
        cluster: 'west',
        object: hops[0].object,
        message:
          'Answers live for 30 s, so callers keep the old one that long.',
        fix: 'Set dnsTtlSeconds to 10 or less before a planned run.',
      },
    ],
    policy: sketchPolicy,
    probed: [],
    dns: [],
    pending: [],
  };
}
