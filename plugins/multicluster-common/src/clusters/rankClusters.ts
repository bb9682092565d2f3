import { ClusterState, ClusterSummary, Health } from './types';

const healthRank: Record<Health, number> = {
  unhealthy: 0,
  degraded: 1,
  unknown: 2,
  healthy: 3,
};

/** What the portal cannot see comes before what it sees late; `perUser` and `live` are as they should be. */
const stateRank: Record<ClusterState, number> = {
  unreachable: 0,
  unauthorized: 1,
  misconfigured: 2,
  stale: 3,
  connecting: 4,
  perUser: 5,
  live: 6,
};

/**
 * The worst of several; `unknown` for none, since nothing to judge by is not health.
 *
 * @public
 */
export function worstHealth(healths: Iterable<Health>): Health {
  let worst: Health | undefined;
  for (const health of healths) {
    if (worst === undefined || healthRank[health] < healthRank[worst]) {
      worst = health;
    }
  }
  return worst ?? 'unknown';
}

/**
 * The worst of several states; undefined for none.
 *
 * @public
 */
export function worstState(
  states: Iterable<ClusterState>,
): ClusterState | undefined {
  let worst: ClusterState | undefined;
  for (const state of states) {
    if (worst === undefined || stateRank[state] < stateRank[worst]) {
      worst = state;
    }
  }
  return worst;
}

/**
 * Worst first: by state, then by health, then by name. For `sort`.
 *
 * @public
 */
export function compareClusters(
  a: Pick<ClusterSummary, 'name' | 'state' | 'health'>,
  b: Pick<ClusterSummary, 'name' | 'state' | 'health'>,
): number {
  return (
    stateRank[a.state] - stateRank[b.state] ||
    healthRank[a.health] - healthRank[b.health] ||
    (a.name < b.name ? -1 : Number(a.name > b.name))
  );
}
