import { setTimeout as delay } from 'node:timers/promises';
import {
  ClusterEvent,
  gateOf,
} from '@multicluster/backstage-plugin-multicluster-common';
import { ObservedTarget, TargetDeployer, TargetTask } from '../types';
import { RolloutTiming } from './timing';
import { HealthOf } from './types';
import { withinDeadline } from './withinDeadline';

/** One cluster to be watched until something is known of it. */
export type Watched = {
  deployer: Pick<TargetDeployer, 'observe'>;
  healthOf: HealthOf;
  timing: RolloutTiming;
  now: () => number;
  task: TargetTask;
  /** Epoch milliseconds; stored with the deployment, so that a crash does not begin it anew. */
  until: number;
};

/** Looks until it is ready, has failed, or the time is over; `tell` hears in between what it waits for. */
export async function waitForTarget(
  watched: Watched,
  tell: (event: ClusterEvent) => void,
): Promise<ClusterEvent> {
  const { now, until, task } = watched;
  const { cluster } = task;
  let told: string | undefined;
  for (let pause = watched.timing.firstPauseMs; ; pause *= 2) {
    const seen = await look(watched);
    if (seen.state === 'ready') {
      return { type: 'clusterReady', cluster };
    }
    if (seen.state === 'failed') {
      return { type: 'clusterFailed', cluster, message: reasonOf(seen) };
    }
    const message = reasonOf(seen);
    if (message !== told) {
      tell({ type: 'clusterWaits', cluster, message });
      told = message;
    }
    if (now() >= until) {
      return { type: 'timedOut', cluster };
    }
    await rest(watched, pause);
  }
}

/** Looks until the time is over, or it is not ready any more. What cannot be seen does not pass. */
export async function soakTarget(watched: Watched): Promise<ClusterEvent> {
  const { now, until, task } = watched;
  const { cluster } = task;
  for (let pause = watched.timing.firstPauseMs; ; pause *= 2) {
    const seen = await look(watched);
    if (seen.state !== 'ready') {
      const message = reasonOf(seen);
      const type = seen.state === 'failed' ? 'clusterFailed' : 'clusterWaits';
      return { type, cluster, message };
    }
    if (now() >= until) {
      return { type: 'soakEnded', cluster };
    }
    await rest(watched, pause);
  }
}

async function look(watched: Watched): Promise<ObservedTarget> {
  const { deployer, healthOf, task, timing } = watched;
  const { deployment, cluster, signal } = task;
  const gate = gateOf(deployment);
  if (gate.rollout) {
    const deadline = { signal, deadlineMs: timing.observeMs, what: 'A look' };
    const seen = await withinDeadline(deadline, until =>
      deployer.observe({ ...task, signal: until }),
    ).catch((error): ObservedTarget => {
      signal.throwIfAborted();
      return { state: 'waiting', message: error.message };
    });
    if (seen.state !== 'ready') {
      return seen;
    }
  }
  const known = gate.healthy ? healthOf({ deployment, cluster }) : undefined;
  return !known || known.health === 'healthy'
    ? { state: 'ready' }
    : { state: 'waiting', message: known.reason ?? `Is ${known.health}.` };
}

/** At most until the end, so that a deadline is met to the millisecond. */
async function rest({ now, task, timing, until }: Watched, pause: number) {
  const longest = Math.min(pause, timing.longestPauseMs);
  const ms = Math.max(1, Math.min(longest, until - now()));
  await delay(ms, undefined, { signal: task.signal });
}

function reasonOf({ message }: ObservedTarget): string {
  return message ?? 'Is not ready.';
}
