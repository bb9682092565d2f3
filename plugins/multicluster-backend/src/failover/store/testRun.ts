import {
  ClusterReadiness,
  DEFAULT_FAILOVER_POLICY,
  FailoverPolicy,
  FailoverRun,
  firstSteps,
  planFailover,
  RunMode,
  TrafficHop,
  wholeShares,
} from '@multicluster/backstage-plugin-multicluster-common';

export const START = 1_790_000_000_000;

const OBJECT = {
  apiVersion: 'split.smi-spec.io/v1alpha2',
  kind: 'TrafficSplit',
  namespace: 'web',
  name: 'web',
};

/** West's callers, half of which are answered by east. */
export function testHop(): TrafficHop {
  const fresh = { ready: true, readyAt: START };
  return {
    id: 'smi/west/TrafficSplit/web/web',
    driver: 'smi',
    cluster: 'west',
    object: OBJECT,
    scope: 'calls',
    target: 'web',
    backends: [
      { name: 'web', cluster: 'west', weight: 50, ...fresh },
      { name: 'web-east', cluster: 'east', weight: 50, ...fresh },
    ],
    granularity: 'percent',
    resourceVersion: '1',
    tailSeconds: 0,
  };
}

function ready(cluster: string): ClusterReadiness {
  return { cluster, verdict: 'ready', sentence: 'Ready', reasons: [] };
}

/** From east to west in two steps, asked for by ann. */
export function testRun(
  id: string,
  options: {
    mode?: RunMode;
    policy?: Partial<FailoverPolicy>;
    fields?: Partial<FailoverRun>;
  } = {},
): Omit<FailoverRun, 'number'> {
  const { mode = 'planned', fields } = options;
  const entityRef = fields?.entityRef ?? 'component:default/web';
  const plan = planFailover({
    intent: { entityRef, from: ['east'], to: ['west'] },
    mode,
    policy: {
      ...DEFAULT_FAILOVER_POLICY,
      plannedRamp: [50, 100],
      soakSeconds: 0,
      headroomPercent: 100,
      ...options.policy,
    },
    now: START,
    hops: [testHop()],
    clusters: [],
    readiness: new Map([['west', ready('west')]]),
    capacity: new Map([
      ['east', { ready: 0, desired: 0 }],
      ['west', { ready: 4, desired: 4 }],
    ]),
    lints: [],
    shared: [],
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
    hash: text => `hash-${text.length}`,
  });
  return {
    id,
    entityRef,
    kind: 'failover',
    mode,
    state: 'requested',
    since: START,
    plan,
    steps: firstSteps(plan.steps),
    step: 0,
    createdAt: START,
    createdBy: 'user:default/ann',
    reason: 'because',
    approvals: [],
    overrides: [],
    pending: [],
    readings: [],
    ...fields,
  };
}
