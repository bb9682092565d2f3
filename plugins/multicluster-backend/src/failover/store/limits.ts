import {
  FailoverRun,
  openPending,
} from '@multicluster/backstage-plugin-multicluster-common';

/** How many rows an answer has when nobody said, and at most. */
const usual = 50;
const most = 200;

export function limitOf(limit: number = usual): number {
  return Math.max(1, Math.min(limit, most));
}

export function unfinished({ number, entityRef, state }: FailoverRun): string {
  return `Run #${number} of ${entityRef} has not ended (${state}): end it first, or wait`;
}

/** How many actions of a run wait for a cluster. */
export function countWaiting(run: FailoverRun): number {
  return openPending(run).length;
}
