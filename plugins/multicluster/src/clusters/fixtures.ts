import {
  ClusterDetail,
  ClusterList,
  ClusterSummary,
  Health,
  KindState,
  NodeSummary,
  WorkloadSummary,
} from '@multicluster/backstage-plugin-multicluster-common';

const gibi = 1024 ** 3;
const minute = 60_000;

/** Shares in per cent of 100 cores and 400 GiB, so that a test can read its expectation off the fixture. */
function capacity(cpu: number, memory: number, pods: number) {
  return {
    cpuMillis: { requested: cpu * 1000, allocatable: 100_000 },
    memoryBytes: { requested: memory * 4 * gibi, allocatable: 400 * gibi },
    pods: { running: pods, allocatable: pods * 2 },
  };
}

function counts(unhealthy: number, degraded: number, healthy: number) {
  return { unhealthy, degraded, healthy, unknown: 0 };
}

type Sketch = Pick<ClusterSummary, 'name'> & Partial<ClusterSummary>;

/** A live, healthy cluster, but for what the sketch says. */
export function sketchCluster(sketch: Sketch, now: number): ClusterSummary {
  return {
    title: sketch.name,
    environment: 'prod',
    labels: { env: 'prod' },
    state: 'live',
    since: now - 26 * 60 * minute,
    lastSeenAt: now - 900,
    failedAttempts: 0,
    health: 'healthy',
    healthReasons: [],
    version: 'v1.35.3',
    objects: 4200,
    fromStore: false,
    ...sketch,
  };
}

/** The fleet of the mocks: eight clusters in four providers, one of them away and one late. */
export function sketchFleet(now: number): ClusterList {
  const sketches: Sketch[] = [
    {
      name: 'ap-south',
      provider: 'aws',
      region: 'ap-south-1',
      state: 'unreachable',
      since: now - 28 * minute,
      lastSeenAt: now - 28 * minute,
      failedAttempts: 31,
      nextAttemptAt: now + 42_000,
      error: 'The API server at 52.66.10.18:443 did not answer in time.',
      version: 'v1.34.6',
      nodes: { ready: 6, total: 6 },
      pods: { running: 118, failing: 0, total: 118 },
      workloads: counts(0, 0, 26),
      capacity: capacity(52, 47, 118),
    },
    {
      name: 'edge',
      provider: 'on-prem',
      region: 'berlin',
      state: 'stale',
      since: now - 4 * minute,
      lastSeenAt: now - 4 * minute,
      failedAttempts: 3,
      nextAttemptAt: now + 8_000,
      error: 'The watch of Pod is broken: the connection was reset.',
      version: 'v1.33.9',
      nodes: { ready: 3, total: 3 },
      pods: { running: 41, failing: 0, total: 41 },
      workloads: counts(0, 1, 13),
      capacity: capacity(46, 58, 41),
      latencyMs: 19,
    },
    {
      name: 'east',
      provider: 'aws',
      region: 'us-east-1',
      health: 'degraded',
      healthReasons: ['1 of 78 workloads is unhealthy.'],
      nodes: { ready: 24, total: 24 },
      pods: { running: 610, failing: 2, total: 612 },
      workloads: counts(1, 2, 75),
      capacity: capacity(71, 88, 612),
      latencyMs: 84,
    },
    {
      name: 'azure-ne',
      provider: 'azure',
      region: 'northeurope',
      health: 'degraded',
      healthReasons: ['1 of 12 nodes is not ready: node-7.'],
      nodes: { ready: 11, total: 12 },
      pods: { running: 287, failing: 0, total: 287 },
      workloads: counts(0, 3, 37),
      capacity: capacity(63, 59, 287),
      latencyMs: 27,
    },
    {
      name: 'west',
      provider: 'gcp',
      region: 'europe-west1',
      nodes: { ready: 18, total: 18 },
      pods: { running: 455, failing: 0, total: 455 },
      workloads: counts(0, 0, 64),
      capacity: capacity(48, 52, 455),
      latencyMs: 12,
    },
    {
      name: 'us-west',
      provider: 'aws',
      region: 'us-west-2',
      nodes: { ready: 16, total: 16 },
      pods: { running: 398, failing: 0, total: 398 },
      workloads: counts(0, 0, 52),
      capacity: capacity(55, 61, 398),
      latencyMs: 142,
    },
    {
      name: 'fra-bare',
      provider: 'on-prem',
      region: 'frankfurt',
      version: 'v1.34.6',
      nodes: { ready: 8, total: 8 },
      pods: { running: 174, failing: 0, total: 174 },
      workloads: counts(0, 0, 24),
      capacity: capacity(39, 44, 174),
      latencyMs: 9,
    },
    {
      name: 'stage',
      provider: 'gcp',
      region: 'europe-west4',
      environment: 'staging',
      labels: { env: 'staging' },
      nodes: { ready: 4, total: 4 },
      pods: { running: 96, failing: 0, total: 96 },
      workloads: counts(0, 1, 13),
      capacity: capacity(22, 31, 96),
      latencyMs: 15,
    },
  ];
  return {
    clusters: sketches.map(sketch => sketchCluster(sketch, now)),
    hidden: 0,
    problems: [],
  };
}

const apps = ['podinfo', 'web', 'ledger', 'search', 'mail', 'cart', 'login'];

function sketchWorkloads(cluster: ClusterSummary): WorkloadSummary[] {
  const healths = (['unhealthy', 'degraded', 'healthy'] as Health[]).flatMap(
    health => Array<Health>(cluster.workloads?.[health] ?? 0).fill(health),
  );
  return healths.map((health, index) => {
    const app = apps[index % apps.length];
    const round = Math.floor(index / apps.length);
    return {
      kind: app === 'ledger' ? 'StatefulSet' : 'Deployment',
      namespace: round ? `team-${round}` : 'web',
      name: app,
      health,
      reason: health === 'unhealthy' ? 'CrashLoopBackOff' : undefined,
      replicas: { ready: health === 'healthy' ? 4 : 2, desired: 4 },
      kubernetesId: round ? undefined : app,
    };
  });
}

function sketchNodes(cluster: ClusterSummary): NodeSummary[] {
  const { ready, total } = cluster.nodes ?? { ready: 0, total: 0 };
  return Array.from({ length: total }, (_, index) => ({
    name: `node-${index}`,
    ready: index < ready,
    unschedulable: false,
    zone: `${cluster.region}${'abc'[index % 3]}`,
    version: cluster.version,
    pods: 24,
    reason: index < ready ? undefined : 'Kubelet stopped posting its status.',
  }));
}

function sketchKinds(cluster: ClusterSummary, now: number): KindState[] {
  const live = (apiVersion: string, kind: string, objects: number) => ({
    apiVersion,
    kind,
    state: 'live' as const,
    since: now - 90 * minute,
    objects,
  });
  return [
    live('v1', 'Pod', 612),
    live('v1', 'Service', 96),
    live('apps/v1', 'Deployment', 71),
    {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'Ingress',
      state: cluster.provider === 'aws' ? 'forbidden' : 'live',
      since: now - 90 * minute,
      objects: 0,
    },
    {
      apiVersion: 'k8gb.absa.oss/v1beta1',
      kind: 'Gslb',
      state: 'absent',
      since: now - 90 * minute,
      objects: 0,
    },
  ];
}

/** One cluster of the fleet, with as many workloads and nodes as its summary counts. */
export function sketchDetail(
  cluster: ClusterSummary,
  now: number,
): ClusterDetail {
  return {
    ...cluster,
    kinds: sketchKinds(cluster, now),
    nodeList: sketchNodes(cluster),
    workloadList: sketchWorkloads(cluster),
  };
}
