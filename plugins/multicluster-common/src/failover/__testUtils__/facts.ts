import { TrafficBackend, TrafficHop, wholeShares } from '../../traffic';
import { PlanFacts } from '../planTypes';
import { DEFAULT_FAILOVER_POLICY } from '../policy';
import { ClusterReadiness } from '../types';

export const NOW = 1_000_000;

export function readiness(
  cluster: string,
  verdict: ClusterReadiness['verdict'] = 'ready',
): ClusterReadiness {
  return { cluster, verdict, sentence: `Is ${verdict}`, reasons: [] };
}

export function backend(
  name: string,
  cluster: string | undefined,
  weight: number,
  given: Partial<TrafficBackend> = {},
): TrafficBackend {
  return { name, cluster, weight, ready: true, readyAt: NOW - 1000, ...given };
}

/** West's callers, half of which are answered by east: the blueprint's split. */
export function split(given: Partial<TrafficHop> = {}): TrafficHop {
  const cluster = given.cluster ?? 'west';
  return {
    id: `smi/${cluster}/TrafficSplit/web/web`,
    driver: 'smi',
    cluster,
    object: {
      apiVersion: 'split.smi-spec.io/v1alpha1',
      kind: 'TrafficSplit',
      namespace: 'web',
      name: 'web',
    },
    scope: 'calls',
    target: 'web',
    backends: [backend('web', 'west', 50), backend('web-east', 'east', 50)],
    granularity: 'percent',
    resourceVersion: '7',
    tailSeconds: 0,
    ...given,
  };
}

export const DEPLOYMENT = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  namespace: 'web',
  name: 'web',
};

/** East gives, west takes, and nothing stands against it. */
export function facts(given: Partial<PlanFacts> = {}): PlanFacts {
  return {
    intent: { entityRef: 'component:default/web', from: ['east'], to: [] },
    mode: 'planned',
    policy: DEFAULT_FAILOVER_POLICY,
    now: NOW,
    hops: [split()],
    clusters: [
      { name: 'east', state: 'live' },
      { name: 'west', state: 'live' },
    ],
    readiness: new Map([
      ['east', readiness('east')],
      ['west', readiness('west')],
    ]),
    capacity: new Map([
      ['east', { ready: 4, desired: 4, room: 9, workload: DEPLOYMENT }],
      ['west', { ready: 4, desired: 4, room: 9, workload: DEPLOYMENT }],
    ]),
    lints: [],
    shared: [],
    change: (hop, shares) => {
      const after = wholeShares(shares);
      const before = Object.fromEntries(
        hop.backends.map(({ name, weight }) => [name, weight]),
      );
      return JSON.stringify(before) === JSON.stringify(after)
        ? undefined
        : {
            hop: hop.id,
            driver: hop.driver,
            cluster: hop.cluster,
            object: hop.object,
            before,
            after,
            resourceVersion: hop.resourceVersion,
          };
    },
    hash: text => `#${text.length}:${text}`,
    ...given,
  };
}
