import { TrafficChange } from '../traffic';
import { openPending } from './pendingOf';
import { Progress, Said } from './runProgress';
import { hasEnded, writtenSteps } from './runSteps';
import { RunInput, WriteResult } from './runTypes';
import { FailoverRun, PendingAction, RunCommand } from './runRecord';

/** What is to become of the actions of a run that wait, once their clusters answer. @public */
export type PendingPlan = {
  /** By action: what is to be written, and the same from other weights that may be there. */
  write: TrafficChange[][];
  /** Not wanted any more, and why. */
  drop: { cluster: string; hop: string; message: string }[];
};

/**
 * What to do about the waiting actions of a run. Only a run whose targets serve still means what it left behind; and the last run that
 * wrote a hop has the last word on it.
 *
 * @param later - runs of the same entity that were started after it
 * @public
 */
export function planPending(
  run: FailoverRun,
  later: readonly FailoverRun[],
): PendingPlan {
  const plan: PendingPlan = { write: [], drop: [] };
  const serves = run.state === 'serving' || run.state === 'committed';
  if (!serves && !hasEnded(run)) return plan;
  for (const { cluster, traffic, maybe = [] } of openPending(run)) {
    if (!traffic) continue;
    const { hop } = traffic;
    const since = later.find(other => hasWritten(other, hop));
    if (since) {
      const message = `Run #${since.number} has written it since.`;
      plan.drop.push({ cluster, hop, message });
    } else if (serves) {
      const others = maybe.map(before => ({ ...traffic, before }));
      plan.write.push([traffic, ...others]);
    } else {
      const message = `Run #${run.number} did not keep what it had moved.`;
      plan.drop.push({ cluster, hop, message });
    }
  }
  return plan;
}

function hasWritten(run: FailoverRun, hop: string): boolean {
  return writtenSteps(run).some(index =>
    run.plan.steps[index].traffic.some(one => one.hop === hop),
  );
}

/** What came of writing it. A cluster that is away again changes nothing; what stands in the way is a sentence for a person. */
export function pendingWritten(
  progress: Progress,
  { results }: Extract<RunInput, { type: 'pendingWritten' }>,
): Progress {
  for (const result of results) settleOne(progress, result);
  return progress;
}

function settleOne(
  progress: Progress,
  { cluster, hop, result, message }: WriteResult,
): void {
  const action = find(progress.run, cluster, hop);
  if (!action || result === 'unreachable') return;
  if (result === 'applied' || result === 'already') {
    close(progress, action, { outcome: 'done', message: undefined });
    progress.say(told('pendingDone', 'info', `'${cluster}' has been told.`));
  } else if (action.message !== message) {
    change(progress, action, { message });
    const text = message ?? `'${cluster}' did not take it.`;
    progress.say(told('pendingStuck', 'warning', text));
  }
}

export function pendingDropped(
  progress: Progress,
  { cluster, hop, message }: Extract<RunInput, { type: 'pendingDropped' }>,
): Progress {
  const action = find(progress.run, cluster, hop);
  if (!action) return progress;
  return close(progress, action, { outcome: 'void', message }).say(
    told('pendingDropped', 'info', `'${cluster}' need not be told: ${message}`),
  );
}

/** A person takes it upon themselves. */
export function dismissPending(
  progress: Progress,
  command: Extract<RunCommand, { type: 'dismissPending' }>,
  by: string,
): Progress {
  const { cluster, hop, reason } = command;
  const action = find(progress.run, cluster, hop);
  if (!action) {
    const error = new Error(`Nothing of it waits for '${cluster}'.`);
    error.name = 'ConflictError';
    throw error;
  }
  return close(progress, action, {
    ...{ outcome: 'dismissed', message: reason },
  }).say({
    ...told('pendingDismissed', 'warning', `Not to be done: ${reason}`),
    by,
  });
}

function find(run: FailoverRun, cluster: string, hop?: string) {
  return openPending(run).find(
    one => one.cluster === cluster && (one.traffic?.hop ?? one.step) === hop,
  );
}

function close(
  progress: Progress,
  action: PendingAction,
  fields: Partial<PendingAction>,
): Progress {
  return change(progress, action, { ...fields, doneAt: progress.now });
}

function change(
  progress: Progress,
  action: PendingAction,
  fields: Partial<PendingAction>,
): Progress {
  return progress.set({
    pending: progress.run.pending.map(one =>
      one === action ? { ...one, ...fields } : one,
    ),
  });
}

function told(type: string, level: Said['level'], message: string): Said {
  return { type, level, message };
}
