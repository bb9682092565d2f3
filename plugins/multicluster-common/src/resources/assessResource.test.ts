import {
  autoscaler,
  crashing,
  NOW,
  pod,
  resourceOf,
  service,
  slice,
  workload,
} from '../topology/__testUtils__/resources';
import { assessResource, assessService } from '.';
import { Condition, PodDetail, Resource } from './types';

const no = (type: string, reason?: string): Condition => ({
  type,
  status: 'False',
  reason,
});
const yes = (type: string, reason?: string): Condition => ({
  type,
  status: 'True',
  reason,
});
const waiting = (reason: string): Partial<PodDetail> => ({
  phase: 'Pending',
  ready: false,
  statuses: [
    { name: 'app', ready: false, restarts: 0, state: 'waiting', reason },
  ],
});
const seconds = NOW / 1000;

const pods: [string, Resource, string][] = [
  ['runs', pod({}), 'healthy'],
  ['crashes', crashing({}), 'unhealthy: CrashLoopBackOff'],
  [
    'has no image',
    pod({}, waiting('ImagePullBackOff')),
    'unhealthy: ImagePullBackOff',
  ],
  [
    'starts',
    pod({}, waiting('ContainerCreating')),
    'degraded: ContainerCreating',
  ],
  [
    'finds no node',
    pod(
      {},
      {
        phase: 'Pending',
        ready: false,
        statuses: [],
        conditions: [no('PodScheduled', 'Unschedulable')],
      },
    ),
    'unhealthy: Pending: Unschedulable',
  ],
  [
    'waits at a gate',
    pod(
      {},
      {
        phase: 'Pending',
        ready: false,
        statuses: [],
        conditions: [no('PodScheduled', 'SchedulingGated')],
      },
    ),
    'degraded: Pending: SchedulingGated',
  ],
  [
    'waits to be placed',
    pod({}, { phase: 'Pending', ready: false, statuses: [] }),
    'degraded: Pending',
  ],
  ['is not ready', pod({}, { ready: false }), 'degraded: Not ready'],
  [
    'is on a silent node',
    pod(
      {},
      { ready: false, conditions: [{ type: 'Ready', status: 'Unknown' }] },
    ),
    'unknown: Node does not report',
  ],
  [
    'was evicted',
    pod({}, { phase: 'Failed', ready: false, reason: 'Evicted' }),
    'unhealthy: Evicted',
  ],
  [
    'ended for want of memory',
    pod(
      {},
      {
        ready: false,
        statuses: [
          {
            name: 'app',
            ready: false,
            restarts: 1,
            state: 'terminated',
            reason: 'OOMKilled',
          },
        ],
      },
    ),
    'unhealthy: OOMKilled',
  ],
  [
    'is done',
    pod({}, { phase: 'Succeeded', ready: false }),
    'healthy: Completed',
  ],
  [
    'is nowhere',
    pod({}, { phase: 'Unknown', ready: false }),
    'unknown: Unknown',
  ],
  ['leaves', pod({ deletedAt: seconds }), 'unknown: Terminating'],
  [
    'does not leave',
    pod({ deletedAt: seconds - 300 }),
    'degraded: Terminating, overdue',
  ],
];

const deployment = (detail: Parameters<typeof workload>[2]) =>
  workload('Deployment', {}, detail);

const workloads: [string, Resource, string][] = [
  ['is complete', deployment({ desired: 3 }), 'healthy'],
  [
    'has lost one',
    deployment({ desired: 3, ready: 2 }),
    'degraded: 2 of 3 ready',
  ],
  [
    'has lost all',
    deployment({ desired: 3, ready: 0 }),
    'unhealthy: 0 of 3 ready',
  ],
  [
    'is new',
    workload(
      'Deployment',
      { createdAt: seconds - 10 },
      { desired: 3, ready: 0 },
    ),
    'degraded: 0 of 3 ready',
  ],
  ['is scaled to zero', deployment({ desired: 0 }), 'healthy: Scaled to zero'],
  [
    'rolls out',
    deployment({
      desired: 2,
      replicas: { desired: 2, current: 3, ready: 2, updated: 1, available: 2 },
    }),
    'degraded: Rolling out: 1 of 2 updated',
  ],
  [
    'is not yet looked at',
    deployment({ desired: 2, generation: 2 }),
    'degraded: Rolling out: 2 of 2 updated',
  ],
  ['is paused', deployment({ desired: 2, paused: true }), 'healthy: Paused'],
  [
    'is stuck',
    deployment({
      desired: 2,
      conditions: [no('Progressing', 'ProgressDeadlineExceeded')],
    }),
    'unhealthy: Rollout stuck: ProgressDeadlineExceeded',
  ],
  [
    'is refused pods',
    deployment({
      desired: 2,
      ready: 1,
      conditions: [yes('ReplicaFailure', 'FailedCreate')],
    }),
    'degraded: Cannot create pods: FailedCreate',
  ],
  [
    'has no node',
    workload('DaemonSet', {}, { desired: 0 }),
    'healthy: No node matches',
  ],
  [
    'keeps old pods by partition',
    workload(
      'StatefulSet',
      {},
      {
        replicas: {
          desired: 2,
          current: 2,
          ready: 2,
          updated: 1,
          available: 2,
        },
      },
    ),
    'healthy',
  ],
];

const job = (detail: Partial<Extract<Resource, { kind: 'Job' }>['detail']>) =>
  resourceOf(
    'Job',
    {},
    {
      active: 0,
      succeeded: 0,
      failed: 0,
      containers: [],
      conditions: [],
      ...detail,
    },
  );
const cronJob = (
  detail: Partial<Extract<Resource, { kind: 'CronJob' }>['detail']>,
) =>
  resourceOf(
    'CronJob',
    {},
    {
      schedule: '0 3 * * *',
      suspended: false,
      active: 0,
      containers: [],
      ...detail,
    },
  );

const batch: [string, Resource, string][] = [
  ['runs', job({ active: 1 }), 'healthy: Running'],
  ['retries', job({ active: 1, failed: 2 }), 'degraded: 2 failed, retrying'],
  [
    'has given up',
    job({ failed: 6, conditions: [yes('Failed', 'BackoffLimitExceeded')] }),
    'unhealthy: Failed: BackoffLimitExceeded',
  ],
  [
    'is done after a retry',
    job({ failed: 1, succeeded: 1, completedAt: 5 }),
    'healthy: Completed',
  ],
  ['waits', job({}), 'unknown: Not started'],
  ['never ran', cronJob({}), 'unknown: Has not run yet'],
  [
    'ran well',
    cronJob({ lastScheduledAt: 10, lastSucceededAt: 12 }),
    'healthy',
  ],
  [
    'failed last',
    cronJob({ lastScheduledAt: 20, lastSucceededAt: 12 }),
    'degraded: Last run did not succeed',
  ],
  [
    'runs again',
    cronJob({ active: 1, lastScheduledAt: 20, lastSucceededAt: 12 }),
    'healthy',
  ],
  ['is suspended', cronJob({ suspended: true }), 'healthy: Suspended'],
];

const scaling = (conditions: Condition[]) => autoscaler({}, { conditions });
const gateway = (conditions: Condition[], addresses = ['127.0.0.1']) =>
  resourceOf(
    'Gateway',
    {},
    { className: 'demo', listeners: [], addresses, conditions },
  );
const route = (
  accepted: (boolean | undefined)[],
  conditions: Condition[] = [],
) =>
  resourceOf(
    'HTTPRoute',
    {},
    {
      hostnames: [],
      parents: accepted.map((each, i) => ({
        kind: 'Gateway',
        namespace: 'web',
        name: `g${i}`,
        accepted: each,
      })),
      rules: [],
      conditions,
    },
  );
const split = (...weights: number[]) =>
  resourceOf(
    'TrafficSplit',
    {},
    {
      service: 'a',
      backends: weights.map(weight => ({ service: 'a', weight })),
    },
  );
const gslb = (...healths: string[]) =>
  resourceOf(
    'Gslb',
    {},
    {
      strategy: 'failover',
      hosts: healths.map((health, i) => ({
        host: `h${i}`,
        health,
        addresses: [],
      })),
    },
  );
const node = (
  ready: boolean,
  conditions: Condition[] = [],
  unschedulable = false,
) =>
  resourceOf(
    'Node',
    { namespace: '' },
    {
      ready,
      unschedulable,
      taints: [],
      allocatable: { cpuMillis: 1, memoryBytes: 1, pods: 1 },
      conditions,
    },
  );

const others: [string, Resource, string][] = [
  ['scales', scaling([]), 'healthy'],
  [
    'is at its maximum',
    scaling([yes('ScalingLimited', 'TooManyReplicas')]),
    'degraded: Wants more than its 10',
  ],
  [
    'is at its minimum',
    scaling([yes('ScalingLimited', 'TooFewReplicas')]),
    'healthy',
  ],
  [
    'has no metrics',
    scaling([no('ScalingActive', 'FailedGetResourceMetric')]),
    'unknown: No metrics: FailedGetResourceMetric',
  ],
  ['is programmed', gateway([]), 'healthy'],
  ['has no address', gateway([], []), 'unknown: No controller has answered'],
  [
    'waits for a controller',
    gateway([{ type: 'Accepted', status: 'Unknown', reason: 'Pending' }], []),
    'unknown: No controller has answered',
  ],
  [
    'is refused',
    gateway([no('Accepted', 'InvalidParameters')], []),
    'unhealthy: Not accepted: InvalidParameters',
  ],
  ['is accepted', route([true, true]), 'healthy'],
  [
    'is accepted by one of two',
    route([true, false]),
    'degraded: Not accepted by g1',
  ],
  [
    'is accepted by none',
    route([false], [no('Accepted', 'NoMatchingParent')]),
    'unhealthy: Not accepted by g0: NoMatchingParent',
  ],
  ['has no answer', route([undefined]), 'unknown: No controller has answered'],
  [
    'leads nowhere',
    route([true], [no('ResolvedRefs', 'BackendNotFound')]),
    'degraded: BackendNotFound',
  ],
  ['splits', split(50, 50), 'unknown'],
  ['sends nothing', split(0, 0), 'unhealthy: All weights are zero'],
  ['answers for all hosts', gslb('Healthy', 'Healthy'), 'healthy'],
  [
    'has lost a host',
    gslb('Healthy', 'Unhealthy'),
    'degraded: No healthy target for h1',
  ],
  [
    'is not told',
    gslb('Healthy', 'Unknown'),
    'unknown: No controller has answered',
  ],
  ['is ready', node(true), 'healthy'],
  ['is cordoned', node(true, [], true), 'healthy: Cordoned'],
  [
    'is under pressure',
    node(true, [yes('DiskPressure')]),
    'degraded: DiskPressure',
  ],
  [
    'is not ready',
    node(false, [no('Ready', 'KubeletNotReady')]),
    'unhealthy: Not ready: KubeletNotReady',
  ],
  [
    'went silent',
    node(false, [{ type: 'Ready', status: 'Unknown' }]),
    'unknown: Kubelet does not report',
  ],
  [
    'says nothing',
    resourceOf('ConfigMap', {}, { hash: 'h', keys: 1 }),
    'unknown',
  ],
];

const say = ({ health, reason }: { health: string; reason?: string }) =>
  reason ? `${health}: ${reason}` : health;

describe('assessResource', () => {
  it.each(pods)('judges a pod that %s', (_, resource, expected) => {
    expect(say(assessResource(resource, NOW))).toBe(expected);
  });
  it.each(workloads)('judges a workload that %s', (_, resource, expected) => {
    expect(say(assessResource(resource, NOW))).toBe(expected);
  });
  it.each(batch)('judges a job that %s', (_, resource, expected) => {
    expect(say(assessResource(resource, NOW))).toBe(expected);
  });
  it.each(others)('judges what %s', (_, resource, expected) => {
    expect(say(assessResource(resource, NOW))).toBe(expected);
  });
});

describe('assessService', () => {
  const balancer = service({}, { type: 'LoadBalancer' });
  it.each([
    ['without slices', service({}), [], 'unknown: No endpoints known'],
    ['with all ready', service({}), [{ ready: 2 }, { ready: 1 }], 'healthy'],
    [
      'with some ready',
      service({}),
      [{ ready: 1, notReady: 2 }],
      'degraded: 1 of 3 endpoints ready',
    ],
    [
      'with none ready',
      service({}),
      [{ ready: 0, notReady: 2 }],
      'unhealthy: No ready endpoint',
    ],
    [
      'without an address yet',
      balancer,
      [{ ready: 1 }],
      'degraded: Waits for a load-balancer address',
    ],
    [
      'out of the cluster',
      service({}, { type: 'ExternalName' }),
      [],
      'unknown: Leads out of the cluster',
    ],
  ])('judges one %s', (_, resource, counts, expected) => {
    const slices = counts.map(each => slice(resource, each));
    expect(say(assessService(resource, slices))).toBe(expected);
  });
});
