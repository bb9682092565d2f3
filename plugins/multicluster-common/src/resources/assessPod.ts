import { Assessment, conditionThat } from './assessment';
import { ContainerStatus, PodDetail, ResourceOf } from './types';

/** Reasons for waiting that belong to a normal start; every other one means that the container does not come up by itself. */
const NORMAL_WAITS = new Set(['ContainerCreating', 'PodInitializing']);

/** `deletedAt` includes the grace period already; the kubelet is given this much more before it is called late. */
const LATE_DELETION_MS = 60_000;

/**
 * Judges a pod by its phase, its conditions and its containers; a failing container outweighs the phase, which says `Running` for a
 * crash loop.
 *
 * @param now - epoch milliseconds
 * @public
 */
export function assessPod(pod: ResourceOf<'Pod'>, now: number): Assessment {
  const { detail, deletedAt } = pod;
  if (deletedAt !== undefined) {
    return now > deletedAt * 1000 + LATE_DELETION_MS
      ? { health: 'degraded', reason: 'Terminating, overdue' }
      : { health: 'unknown', reason: 'Terminating' };
  }
  switch (detail.phase) {
    case 'Succeeded':
      return { health: 'healthy', reason: 'Completed' };
    case 'Failed':
      return { health: 'unhealthy', reason: failureOf(detail) };
    case 'Pending':
      return assessPending(detail);
    case 'Running':
      return assessRunning(detail);
    default:
      return { health: 'unknown', reason: detail.reason ?? 'Unknown' };
  }
}

function failureOf(detail: PodDetail): string {
  const failed = detail.statuses.find(
    ({ state, reason }) => state === 'terminated' && reason !== 'Completed',
  );
  return detail.reason ?? failed?.reason ?? 'Failed';
}

function assessPending(detail: PodDetail): Assessment {
  const unscheduled = conditionThat(detail.conditions, 'PodScheduled', 'False');
  if (unscheduled) {
    const gated = unscheduled.reason === 'SchedulingGated';
    return {
      health: gated ? 'degraded' : 'unhealthy',
      reason: `Pending: ${unscheduled.reason ?? 'not scheduled'}`,
    };
  }
  const failing = failingContainer(detail.statuses);
  if (failing) {
    return { health: 'unhealthy', reason: failing };
  }
  const waiting = detail.statuses.find(
    ({ state, reason }) => state === 'waiting' && reason,
  );
  return { health: 'degraded', reason: waiting?.reason ?? 'Pending' };
}

function assessRunning(detail: PodDetail): Assessment {
  const failing = failingContainer(detail.statuses);
  if (failing) {
    return { health: 'unhealthy', reason: failing };
  }
  if (detail.ready) {
    return { health: 'healthy' };
  }
  if (conditionThat(detail.conditions, 'Ready', 'Unknown')) {
    return { health: 'unknown', reason: 'Node does not report' };
  }
  const starting = detail.statuses.find(
    ({ state, reason }) => state === 'waiting' && reason,
  );
  return { health: 'degraded', reason: starting?.reason ?? 'Not ready' };
}

/**
 * Why a container does not come up. Between two crashes it is `terminated` for a moment and then `running` for another: the first is
 * a failure already, the second is not one until it fails again.
 */
function failingContainer(
  statuses: readonly ContainerStatus[],
): string | undefined {
  for (const { state, reason } of statuses) {
    if (state === 'waiting' && reason && !NORMAL_WAITS.has(reason)) {
      return reason;
    }
    if (state === 'terminated' && reason !== 'Completed') {
      return reason ?? 'Error';
    }
  }
  return undefined;
}
