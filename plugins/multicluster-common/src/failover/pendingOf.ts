import { FailoverRun, PendingAction, RunPendingAction } from './runRecord';

/** What of a run still waits for a cluster. @public */
export function openPending({
  pending,
}: Pick<FailoverRun, 'pending'>): PendingAction[] {
  return pending.filter(({ doneAt }) => doneAt === undefined);
}

/** What waits for clusters, of these runs; of one cluster, when it is named. @public */
export function pendingOf(
  runs: readonly FailoverRun[],
  cluster?: string,
): RunPendingAction[] {
  return runs.flatMap(run => {
    const { id, number, entityRef } = run;
    return openPending(run)
      .filter(action => cluster === undefined || action.cluster === cluster)
      .map(action => ({ ...action, runId: id, number, entityRef }));
  });
}
