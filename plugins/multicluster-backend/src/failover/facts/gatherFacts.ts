import {
  assessReadiness,
  CapacityFacts,
  ClusterReadiness,
  ClusterSummary,
  FailoverRun,
  gatherResources,
  pendingOf,
  ResourceOf,
  TrafficHop,
  TrafficLint,
  VantagePoint,
} from '@multicluster/backstage-plugin-multicluster-common';
import {
  TrafficDriver,
  TrafficFacts,
} from '@multicluster/backstage-plugin-multicluster-node';
import { Fleet } from '../../clusters';
import { FailoverSubject } from '../policies';
import { capacityFacts } from './capacityFacts';
import { Proof } from './lastProofs';
import { readinessFacts } from './readinessFacts';
import {
  entrances,
  servingServices,
  ServingWorkload,
  servingWorkloads,
} from './servingObjects';

type KnownFleet = Pick<Fleet, 'cache' | 'clusters'>;

/** The entity on one cluster. */
export type ClusterPart = {
  cluster: ClusterSummary;
  services: ResourceOf<'Service'>[];
  /** Those with an address outside. */
  entrances: ResourceOf<'Service'>[];
  workloads: ServingWorkload[];
};

/** What the cache says of an entity's traffic; nobody is asked. */
export type KnownTraffic = {
  traffic: TrafficFacts;
  clusters: ClusterSummary[];
  hops: TrafficHop[];
  lints: TrafficLint[];
  /** Clusters where it runs or that a hop leads to, by name. */
  parts: ClusterPart[];
};

export function gatherTraffic(options: {
  fleet: KnownFleet;
  drivers: readonly TrafficDriver[];
  subject: FailoverSubject;
  now: number;
}): KnownTraffic {
  const { fleet, drivers, subject, now } = options;
  const clusters = fleet.clusters();
  const byName = new Map(clusters.map(each => [each.name, each]));
  const traffic: TrafficFacts = {
    resources: gatherResources(fleet.cache, subject.selector),
    index: fleet.cache,
    currentAt: name => {
      const cluster = byName.get(name);
      return cluster?.state === 'live' ? now : cluster?.lastSeenAt;
    },
  };
  const hops = drivers.flatMap(driver => driver.discover(traffic));
  const reached = hops.flatMap(({ backends }) =>
    backends.flatMap(({ cluster }) => cluster ?? []),
  );
  const parts = clusters
    .map(cluster => partOf(traffic, hops, cluster))
    .filter(
      ({ cluster, workloads }) =>
        workloads.length > 0 || reached.includes(cluster.name),
    );
  const lints = drivers.flatMap(driver => driver.lint(traffic));
  return { traffic, clusters, hops, lints, parts };
}

function partOf(
  traffic: TrafficFacts,
  hops: TrafficHop[],
  cluster: ClusterSummary,
): ClusterPart {
  const services = servingServices(traffic, hops, cluster.name);
  const workloads = servingWorkloads(traffic, services, cluster.name);
  return {
    ...{ cluster, services, workloads },
    entrances: entrances(traffic, cluster.name),
  };
}

/** Whether each cluster could take over, and how much it could carry. */
export function assessParts(options: {
  known: KnownTraffic;
  portal: ReadonlyMap<string, VantagePoint>;
  proofs: ReadonlyMap<string, Proof>;
  /** Runs of which something waits for a cluster. */
  waiting: readonly FailoverRun[];
  lastScore(cluster: string): number | undefined;
  now: number;
}): {
  capacity: Map<string, CapacityFacts>;
  readiness: Map<string, ClusterReadiness>;
} {
  const { known, portal, proofs, waiting, lastScore, now } = options;
  const capacity = new Map<string, CapacityFacts>();
  const readiness = new Map<string, ClusterReadiness>();
  for (const part of known.parts) {
    const { name, capacity: room } = part.cluster;
    const facts = known.traffic;
    const own = capacityFacts(facts, part.workloads, room);
    if (own) capacity.set(name, own);
    const judged = readinessFacts({
      ...{ ...part, facts, now, capacity: own },
      portal: portal.get(name),
      proof: proofs.get(name),
      lastScore: lastScore(name),
      pending: pendingOf(waiting, name),
    });
    readiness.set(name, assessReadiness(judged, now));
  }
  return { capacity, readiness };
}
