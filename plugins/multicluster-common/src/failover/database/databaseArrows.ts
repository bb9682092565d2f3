import { advance, askPerson, hold, Progress } from '../runProgress';
import { planStep } from '../runSteps';
import { RunInput } from '../runTypes';
import { FailoverRun, PendingAction } from '../runRecord';
import { DatabaseMove } from './types';

/** A copy that gives no answer is asked again this often before a person is; each has its own deadline. */
const ASK_ATTEMPTS = 3;

/** Rule 8: fence before promote. Only the old side's own word that it writes no more leads on by itself. */
export function fenced(
  progress: Progress,
  input: Extract<RunInput, { type: 'fenced' }>,
): Progress {
  const { run, now } = progress;
  if (run.state !== 'fencing' || planStep(run).id !== input.step) {
    return progress;
  }
  const { outcome, token, message } = input;
  const lagSeconds = input.lagSeconds ?? run.data?.lagSeconds;
  progress.set({ data: { token, lagSeconds, promoted: false } });
  if (outcome === 'done') {
    progress.step('completed', { message }).say({
      type: 'fenced',
      level: 'info',
      message: token
        ? 'The old writer has stepped down, and has given its token.'
        : 'The old writer is shut down.',
    });
    return advance(progress);
  }
  const attempts = attemptsAfter(run, outcome);
  progress.step('running', { attempts, message });
  const late = run.until !== undefined && now >= run.until;
  if (outcome === 'refused' || attempts >= ASK_ATTEMPTS || late) {
    return askAboutWriter(progress, message);
  }
  return progress;
}

export const fencingExpired = (progress: Progress): Progress =>
  askAboutWriter(progress, progress.run.steps[progress.run.step].message);

/** It is not lost on the one who chooses what may be. */
function askAboutWriter(
  progress: Progress,
  message: string | undefined,
): Progress {
  const { run } = progress;
  const { from, to } = moveOf(run);
  return askPerson(
    progress,
    `Whether the database on '${from.cluster}' still takes writes is not known${
      message ? `: ${message}` : '.'
    }`,
    [
      { command: 'resume', consequence: 'Asks it again.' },
      {
        command: 'override',
        consequence: `Lets '${to.cluster}' take over all the same. Where '${
          from.cluster
        }' still takes writes, both do, and what one of them took is lost. ${sayLag(
          run,
        )} Who, and why, is recorded.`,
      },
      {
        command: 'rollBack',
        consequence: `Leaves the right to write with '${from.cluster}'.`,
      },
      { command: 'abort', consequence: 'Ends here and leaves the weights.' },
    ],
  );
}

function sayLag({ data }: FailoverRun): string {
  return data?.lagSeconds === undefined
    ? 'How much was not replicated is not known.'
    : `When it was last measured, ${data.lagSeconds} s of writes were not replicated.`;
}

/** A named person has taken rule 8 upon themselves. What they could not be told waits for the old side's return. */
export function promoteUnfenced(progress: Progress): Progress {
  const { run } = progress;
  const { from, to } = moveOf(run);
  return advance(
    leaveToDo(
      progress.step('skipped', {
        attempts: Math.max(1, run.steps[run.step].attempts),
      }),
      `Shut down the database ${from.namespace}/${from.name}, and build it anew as a replica of the one on ${to.cluster}: it may have taken writes.`,
    ),
  );
}

/** Traffic is not sent to where nothing can be written. */
export const promotionExpired = (progress: Progress): Progress =>
  hold(
    progress,
    `The database on '${
      moveOf(progress.run).to.cluster
    }' does not accept writes in time.`,
  );

export function promoted(
  progress: Progress,
  { step, outcome, message }: Extract<RunInput, { type: 'promoted' }>,
): Progress {
  const { run, now } = progress;
  if (run.state !== 'promoting' || planStep(run).id !== step) return progress;
  if (outcome === 'done') {
    progress
      .set({ data: { ...run.data, promoted: true } })
      .step('completed', { message })
      .say({
        type: 'promoted',
        level: 'info',
        message: `The database on '${moveOf(run).to.cluster}' accepts writes.`,
      });
    return advance(leaveRebuild(progress));
  }
  const attempts = attemptsAfter(run, outcome);
  progress.step('running', { attempts, message });
  if (outcome === 'refused' || attempts >= ASK_ATTEMPTS) {
    return hold(progress, message ?? 'The database does not take over.');
  }
  const late = run.until !== undefined && now >= run.until;
  return late ? promotionExpired(progress) : progress;
}

/** Without a token its timeline has gone its own way: it can follow no more. */
function leaveRebuild(progress: Progress): Progress {
  const { run } = progress;
  if (run.data?.token) return progress;
  const { from, to } = moveOf(run);
  const waits = run.pending.some(
    ({ cluster, step }) => cluster === from.cluster && step !== undefined,
  );
  return waits
    ? progress
    : leaveToDo(
        progress,
        `Build the database ${from.namespace}/${from.name} anew as a replica of the one on ${to.cluster}; it stays shut down until then.`,
      );
}

function leaveToDo(progress: Progress, sentence: string): Progress {
  const { run, now } = progress;
  const { id } = planStep(run);
  const { cluster } = moveOf(run).from;
  const action: PendingAction = { cluster, sentence, step: id, since: now };
  return progress.set({ pending: [...run.pending, action] });
}

function attemptsAfter(
  { steps, step }: FailoverRun,
  outcome: 'working' | 'refused' | 'unreachable',
): number {
  return outcome === 'unreachable' ? steps[step].attempts + 1 : 0;
}

function moveOf(run: FailoverRun): DatabaseMove {
  const { database } = planStep(run);
  if (!database) throw new Error(`'${planStep(run).id}' moves no database.`);
  return database;
}

/** The point of no return: from here on the old side's data may be behind. Begun counts, since nobody may know whether it was done. */
export function hasPromoted(run: FailoverRun): boolean {
  return run.steps.some(
    ({ state }, index) =>
      planStep(run, index).kind === 'promote' && state !== 'notStarted',
  );
}
