import { named } from './named';
import { advance, hold, Progress } from './runProgress';
import { planStep } from './runSteps';
import { RunCommand } from './runRecord';
import { RunInput } from './runTypes';

/** A call that got no answer is made again this often before a person is asked; each has its own deadline. */
const CALL_ATTEMPTS = 5;

/** Only a person can say that what a person does is done: time never does. */
export function confirmStep(
  progress: Progress,
  by: string,
  { step, comment }: Extract<RunCommand, { type: 'confirmStep' }>,
): Progress {
  const { id } = planStep(progress.run);
  if (step !== id) {
    throw named('ConflictError', `It waits for '${id}', not for '${step}'.`);
  }
  progress.step('completed', { message: comment }).say({
    type: 'stepConfirmed',
    level: 'info',
    by,
    message: `Confirmed '${id}'${comment ? `: ${comment}` : '.'}`,
  });
  return advance(progress);
}

export const confirmationExpired = (progress: Progress): Progress =>
  hold(
    progress,
    `Nobody has confirmed '${planStep(progress.run).id}' in time.`,
  );

export const callExpired = (progress: Progress): Progress =>
  hold(
    progress,
    `The ${planStep(progress.run).kind} has not done '${
      planStep(progress.run).id
    }' in time.`,
  );

/** The same call again is the same to the webhook, so that no answer is no reason to stop at once. */
export function callAnswered(
  progress: Progress,
  { step, outcome, message }: Extract<RunInput, { type: 'callAnswered' }>,
): Progress {
  const { run, now } = progress;
  if (run.state !== 'calling' || planStep(run).id !== step) return progress;
  if (outcome === 'done') {
    return advance(progress.step('completed', { message }));
  }
  const missed = outcome === 'unreachable';
  const attempts = missed ? run.steps[run.step].attempts + 1 : 0;
  progress.step('running', { attempts, message });
  if (outcome === 'refused' || attempts >= CALL_ATTEMPTS) {
    return hold(
      progress,
      message ?? `The ${planStep(run).kind} does not do '${step}'.`,
    );
  }
  const late = run.until !== undefined && now >= run.until;
  return late ? callExpired(progress) : progress;
}
