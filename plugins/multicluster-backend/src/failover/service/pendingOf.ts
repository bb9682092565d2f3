import {
  FailoverRun,
  RunPendingAction,
} from '@multicluster/backstage-plugin-multicluster-common';

/** What waits for clusters, of these runs; of one cluster, when it is named. */
export function pendingOf(
  runs: readonly FailoverRun[],
  cluster?: string,
): RunPendingAction[] {
  return runs.flatMap(({ id, number, entityRef, pending }) =>
    pending
      .filter(({ doneAt }) => doneAt === undefined)
      .filter(action => cluster === undefined || action.cluster === cluster)
      .map(action => ({ ...action, runId: id, number, entityRef })),
  );
}
