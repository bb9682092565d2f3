import { Assessment, conditionThat, reasonOf } from './assessment';
import {
  AutoscalerDetail,
  CronJobDetail,
  DisruptionBudgetDetail,
  JobDetail,
  ResourceOf,
} from './types';

/** A workload younger than this is starting, not failing, while none of its pods is ready. */
const STARTING_MS = 120_000;

/**
 * What keeps pods running.
 *
 * @public
 */
export type WorkloadResource = ResourceOf<
  'Deployment' | 'ReplicaSet' | 'StatefulSet' | 'DaemonSet' | 'Rollout'
>;

/**
 * Judges a workload by its replicas and its controller's conditions.
 *
 * @param now - epoch milliseconds
 * @public
 */
export function assessWorkload(
  workload: WorkloadResource,
  now: number,
): Assessment {
  const { conditions, replicas, paused } = workload.detail;
  const { ready, desired } = replicas;
  const stuck = conditionThat(conditions, 'Progressing', 'False');
  // Argo Rollouts says `Progressing: False` of a pause, too.
  if (stuck && !paused) {
    return { health: 'unhealthy', reason: `Rollout stuck: ${reasonOf(stuck)}` };
  }
  const refused = conditionThat(conditions, 'ReplicaFailure', 'True');
  if (refused) {
    const health = ready === 0 && desired > 0 ? 'unhealthy' : 'degraded';
    return { health, reason: `Cannot create pods: ${reasonOf(refused)}` };
  }
  if (desired === 0) {
    const reason =
      workload.kind === 'DaemonSet' ? 'No node matches' : 'Scaled to zero';
    return { health: 'healthy', reason };
  }
  if (ready < desired) {
    const young = now - workload.createdAt * 1000 < STARTING_MS;
    return {
      health: ready === 0 && !young ? 'unhealthy' : 'degraded',
      reason: `${ready} of ${desired} ready`,
    };
  }
  return assessRollout(workload);
}

/** All pods that are wanted are ready; are they the right ones? */
function assessRollout({ kind, detail }: WorkloadResource): Assessment {
  if (detail.paused) {
    return { health: 'healthy', reason: 'Paused' };
  }
  // A partition or `OnDelete` keeps old pods on purpose in the other kinds, and Rollout counts generations in its own way.
  if (kind === 'Deployment') {
    const { updated, desired } = detail.replicas;
    if (detail.observedGeneration < detail.generation || updated < desired) {
      return {
        health: 'degraded',
        reason: `Rolling out: ${updated} of ${desired} updated`,
      };
    }
  }
  return { health: 'healthy' };
}

export function assessJob(detail: JobDetail): Assessment {
  const failed = conditionThat(detail.conditions, 'Failed', 'True');
  if (failed) {
    return { health: 'unhealthy', reason: `Failed: ${reasonOf(failed)}` };
  }
  if (
    detail.completedAt !== undefined ||
    conditionThat(detail.conditions, 'Complete', 'True')
  ) {
    return { health: 'healthy', reason: 'Completed' };
  }
  if (detail.suspended) {
    return { health: 'healthy', reason: 'Suspended' };
  }
  if (detail.failed > 0) {
    return { health: 'degraded', reason: `${detail.failed} failed, retrying` };
  }
  return detail.active > 0
    ? { health: 'healthy', reason: 'Running' }
    : { health: 'unknown', reason: 'Not started' };
}

export function assessCronJob(detail: CronJobDetail): Assessment {
  const { suspended, active, lastScheduledAt, lastSucceededAt } = detail;
  if (suspended) {
    return { health: 'healthy', reason: 'Suspended' };
  }
  if (lastScheduledAt === undefined) {
    return { health: 'unknown', reason: 'Has not run yet' };
  }
  if (active === 0 && (lastSucceededAt ?? 0) < lastScheduledAt) {
    return { health: 'degraded', reason: 'Last run did not succeed' };
  }
  return lastSucceededAt === undefined
    ? { health: 'unknown', reason: 'First run is not over' }
    : { health: 'healthy' };
}

/** An autoscaler without metrics judges nothing, and neither can we: that is unknown, not bad. */
export function assessAutoscaler(detail: AutoscalerDetail): Assessment {
  const { conditions, max } = detail;
  const limited = conditionThat(conditions, 'ScalingLimited', 'True');
  if (limited?.reason === 'TooManyReplicas') {
    return { health: 'degraded', reason: `Wants more than its ${max}` };
  }
  const stuck = conditionThat(conditions, 'AbleToScale', 'False');
  if (stuck) {
    return { health: 'degraded', reason: `Cannot scale: ${reasonOf(stuck)}` };
  }
  const inactive = conditionThat(conditions, 'ScalingActive', 'False');
  if (inactive?.reason === 'ScalingDisabled') {
    return { health: 'healthy', reason: 'Off while scaled to zero' };
  }
  if (inactive) {
    return { health: 'unknown', reason: `No metrics: ${reasonOf(inactive)}` };
  }
  return detail.current === 0 && detail.desired === 0
    ? { health: 'unknown', reason: 'Has not looked yet' }
    : { health: 'healthy' };
}

export function assessDisruptionBudget(
  detail: DisruptionBudgetDetail,
): Assessment {
  const { currentHealthy, desiredHealthy, disruptionsAllowed } = detail;
  if (currentHealthy < desiredHealthy) {
    const reason = `${currentHealthy} of ${desiredHealthy} needed pods healthy`;
    return { health: 'degraded', reason };
  }
  return disruptionsAllowed === 0
    ? { health: 'healthy', reason: 'Allows no disruption now' }
    : { health: 'healthy' };
}
