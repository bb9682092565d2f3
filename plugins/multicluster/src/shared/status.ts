import {
  ClusterState,
  Health,
} from '@multicluster/backstage-plugin-multicluster-common';
import { Tone } from './tones';

/** Everything that has a shape of its own; a shape is never reused for another meaning. */
export type Status =
  | Health
  | 'stale'
  | 'unreachable'
  | 'connecting'
  | 'locked'
  | 'misconfigured'
  | 'running'
  | 'waiting'
  | 'skipped'
  | 'pending'
  | 'odd';

export const statusTone: Record<Status, Tone> = {
  healthy: 'ok',
  degraded: 'warning',
  unhealthy: 'error',
  unknown: 'aborted',
  stale: 'aborted',
  unreachable: 'error',
  connecting: 'aborted',
  locked: 'aborted',
  misconfigured: 'warning',
  running: 'running',
  waiting: 'pending',
  skipped: 'aborted',
  pending: 'aborted',
  odd: 'warning',
};

export const statusWord: Record<Status, string> = {
  healthy: 'Healthy',
  degraded: 'Degraded',
  unhealthy: 'Unhealthy',
  unknown: 'Unknown',
  stale: 'Stale',
  unreachable: 'Unreachable',
  connecting: 'Connecting',
  locked: 'No access',
  misconfigured: 'Misconfigured',
  running: 'Running',
  waiting: 'Waiting',
  skipped: 'Skipped',
  pending: 'Not begun',
  odd: 'Odd one out',
};

/** What to show for a cluster's connection; `undefined` while it is live, where its health speaks instead. */
export function statusOfClusterState(state: ClusterState): Status | undefined {
  switch (state) {
    case 'live':
      return undefined;
    case 'unauthorized':
    case 'perUser':
      return 'locked';
    default:
      return state;
  }
}

/**
 * One status for a cluster: its health while it is live, else that it is not. Facts of a cluster that is not live are
 * never shown in the colour of a live one.
 */
export function statusOfCluster(cluster: {
  state: ClusterState;
  health: Health;
}): Status {
  return statusOfClusterState(cluster.state) ?? cluster.health;
}
