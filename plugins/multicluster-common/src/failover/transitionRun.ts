import {
  fenced,
  fencingExpired,
  promoted,
  promotionExpired,
} from './database/databaseArrows';
import { sourceChecked, undone, verified } from './endArrows';
import { pendingDropped, pendingWritten } from './pendingArrows';
import { guardsRead, observed, written } from './rampArrows';
import { commandRun } from './runCommands';
import { hold, Progress } from './runProgress';
import { hasEnded } from './runSteps';
import { RunInput, RunTransition } from './runTypes';
import { callExpired, confirmationExpired, callAnswered } from './stepArrows';
import {
  approvalExpired,
  claimed,
  lockBusy,
  locked,
  preflightDone,
  scaled,
} from './startArrows';
import { FailoverRun } from './runRecord';

/**
 * The whole life of a run. Pure: what is written to a cluster is asked for by `runEffectsOf`, and what came of it comes back as the next
 * input. An input that fits no arrow leaves the run as it is: it is the late answer to a question that nobody asks any more.
 *
 * Throws for a command that cannot be given, as `commandRun` says.
 *
 * @public
 */
export function transitionRun(
  run: FailoverRun,
  input: RunInput,
  now: number,
): RunTransition<FailoverRun> {
  const progress = new Progress(run, now);
  if (input.type === 'command') {
    return commandRun(progress, input.command, input.by).done();
  }
  // What a cluster is told when it returns is told whether or not the run has ended.
  if (input.type === 'pendingWritten') {
    return pendingWritten(progress, input).done();
  }
  if (input.type === 'pendingDropped') {
    return pendingDropped(progress, input).done();
  }
  return hasEnded(run) ? progress.done() : follow(progress, input).done();
}

function follow(
  progress: Progress,
  input: Exclude<
    RunInput,
    { type: 'command' | 'pendingWritten' | 'pendingDropped' }
  >,
): Progress {
  switch (input.type) {
    case 'claimed':
      return claimed(progress, input);
    case 'preflightDone':
      return preflightDone(progress, input);
    case 'locked':
      return locked(progress, input);
    case 'lockBusy':
      return lockBusy(progress, input);
    case 'scaled':
      return scaled(progress, input);
    case 'written':
      return written(progress, input);
    case 'observed':
      return observed(progress, input);
    case 'guardsRead':
      return guardsRead(progress, input);
    case 'callAnswered':
      return callAnswered(progress, input);
    case 'fenced':
      return fenced(progress, input);
    case 'promoted':
      return promoted(progress, input);
    case 'verified':
      return verified(progress, input);
    case 'sourceChecked':
      return sourceChecked(progress, input);
    case 'undone':
      return undone(progress, input);
    default:
      return timePassed(progress);
  }
}

/** Deadlines are stored, so that they pass whether or not a process was there to see it. */
function timePassed(progress: Progress): Progress {
  const { run, now } = progress;
  if (run.until === undefined || now < run.until) return progress;
  switch (run.state) {
    case 'awaitingApproval':
      return approvalExpired(progress);
    case 'serving':
      // Rule 19: it asks, and reverses nothing.
      return run.message
        ? progress
        : progress
            .set({
              message: 'Its time is over: renew it, commit it, or go back?',
            })
            .say({
              type: 'expired',
              level: 'warning',
              message: 'Its time is over: renew it, commit it, or go back?',
            });
    case 'awaitingConfirmation':
      return confirmationExpired(progress);
    case 'calling':
      return callExpired(progress);
    case 'fencing':
      return fencingExpired(progress);
    case 'promoting':
      return promotionExpired(progress);
    case 'preparing':
      return hold(progress, 'Pods were not ready in time.');
    default:
      return progress;
  }
}
