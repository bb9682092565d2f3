import {
  assessWorkload,
  CapacityFacts,
  ClusterSummary,
  countEndpoints,
  Health,
  ReadinessFacts,
  ResourceOf,
  VantagePoint,
} from '@multicluster/backstage-plugin-multicluster-common';
import { TrafficFacts } from '@multicluster/backstage-plugin-multicluster-node';
import { Proof } from './lastProofs';
import { ServingWorkload } from './servingObjects';

const WORST_FIRST: Health[] = ['unhealthy', 'degraded', 'unknown', 'healthy'];

/** What is known of one cluster as a place to take over. */
export function readinessFacts(options: {
  cluster: ClusterSummary;
  facts: TrafficFacts;
  services: readonly ResourceOf<'Service'>[];
  workloads: readonly ServingWorkload[];
  capacity: CapacityFacts | undefined;
  portal: VantagePoint | undefined;
  proof: Proof | undefined;
  lastScore: number | undefined;
  pending: ReadinessFacts['pending'];
  now: number;
}): ReadinessFacts {
  const { cluster, facts, capacity, portal, proof, lastScore } = options;
  const assessed = options.workloads
    .map(each => assessWorkload(each, options.now))
    .sort((a, b) => rank(a.health) - rank(b.health));
  const [worst] = assessed;
  const endpoints = seenByCluster(facts, options.services);
  return {
    cluster: cluster.name,
    state: cluster.state,
    seenAt: facts.currentAt(cluster.name),
    health: worst?.health ?? 'unknown',
    ...(worst?.reason && { healthReason: worst.reason }),
    ...(capacity && {
      replicas: {
        ready: capacity.ready,
        desired: capacity.desired,
        ...(capacity.room !== undefined && { room: capacity.room }),
      },
    }),
    vantage: [...(endpoints ? [endpoints] : []), ...(portal ? [portal] : [])],
    ...(proof && { provenAt: proof.at, provenShare: proof.share }),
    ...(lastScore !== undefined && { lastScore }),
    pending: options.pending,
  };
}

function rank(health: Health): number {
  return WORST_FIRST.indexOf(health);
}

/** Ready endpoints of the Services, of which each must have one. */
export function readyEndpoints(
  facts: TrafficFacts,
  services: readonly ResourceOf<'Service'>[],
): number | undefined {
  const counts = services.flatMap(({ cluster, namespace, name }) => {
    const slices = facts.index.list({
      ...{ cluster, namespace, kind: 'EndpointSlice' },
    });
    const own = [...slices].filter(({ detail }) => detail.service === name);
    return own.length === 0 ? [] : [countEndpoints(own).ready];
  });
  return counts.length === 0 ? undefined : Math.min(...counts);
}

/** What the cluster's own endpoints say; undefined when it has none to count. */
export function seenByCluster(
  facts: TrafficFacts,
  services: readonly ResourceOf<'Service'>[],
): VantagePoint | undefined {
  const ready = readyEndpoints(facts, services);
  if (ready === undefined) return undefined;
  return {
    from: 'cluster',
    ok: ready > 0,
    at: facts.currentAt(services[0].cluster),
    ...(ready === 0 && { message: 'No ready endpoint' }),
  };
}
