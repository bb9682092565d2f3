import {
  assessResource,
  ClusterRollout,
  Deployment,
  Health,
  ObjectRef,
  Resource,
  ResourceKind,
} from '@multicluster/backstage-plugin-multicluster-common';
import { Fleet } from '../../clusters';

/** Kinds that say of themselves how well they run. Others of an app (Services, autoscalers) say it of something else. */
const JUDGED: readonly string[] = [
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'ReplicaSet',
  'Rollout',
  'Job',
  'Pod',
] satisfies ResourceKind[];

/**
 * What was written shows in a watch within this time, in milliseconds. An object that has not been seen since the write is taken as it is
 * known after that: it was not changed.
 */
const WATCH_LAG_MS = 1_000;

const RANK: Health[] = ['healthy', 'unknown', 'degraded', 'unhealthy'];

export type InventoryHealth = { health: Health; reason?: string };

/**
 * How an app is on one cluster, as far as the cache knows: the worst of its workloads. What is not current, or not seen, is `unknown`, and
 * a gate must not take that for healthy. Undefined for an app without workloads: there is nothing that could be ill.
 */
export function assessInventory(options: {
  fleet: Pick<Fleet, 'cache' | 'cluster'>;
  deployment: Pick<Deployment, 'clusters'>;
  cluster: string;
  now: number;
}): InventoryHealth | undefined {
  const { fleet, deployment, cluster, now } = options;
  const rollout = deployment.clusters.find(each => each.cluster === cluster);
  const known = fleet.cluster(cluster);
  // A kind that is left out of the watches says nothing, however long one waits.
  const watched = new Set(known?.kinds.map(({ kind }) => kind));
  const workloads = (rollout?.inventory ?? []).filter(
    ({ kind }) => JUDGED.includes(kind) && (!known || watched.has(kind)),
  );
  if (!rollout || workloads.length === 0) return undefined;
  if (known?.state !== 'live') {
    const state = known?.state ?? 'not in the fleet';
    return { health: 'unknown', reason: `cluster '${cluster}' is ${state}` };
  }
  return workloads
    .map(ref => assessWorkload({ fleet, cluster, ref, rollout, now }))
    .reduce((worst, each) =>
      RANK.indexOf(each.health) > RANK.indexOf(worst.health) ? each : worst,
    );
}

function assessWorkload(options: {
  fleet: Pick<Fleet, 'cache'>;
  cluster: string;
  ref: ObjectRef;
  rollout: ClusterRollout;
  now: number;
}): InventoryHealth {
  const { fleet, cluster, ref, rollout, now } = options;
  const { kind, namespace, name } = ref;
  const key = { cluster, kind: kind as ResourceKind, namespace, name };
  const resource = fleet.cache.get(key);
  const said = (health: Health, reason: string) => ({
    ...{ health, reason: `${kind} '${name}': ${reason}` },
  });
  if (!resource) return said('unknown', 'not seen yet');
  const { appliedAt = 0, changes } = rollout;
  const isChanged = !changes || changes.created + changes.updated > 0;
  if (
    isChanged &&
    resource.seenAt < appliedAt &&
    now < appliedAt + WATCH_LAG_MS
  ) {
    return said('unknown', 'not seen since it was written');
  }
  const { health, reason } = assessResource(resource as Resource, now);
  return said(health, reason ?? health);
}
