import { advance, askPerson, end, hold, Progress } from './runProgress';
import { sayLeftBehind } from './policySteps';
import { RunInput, WriteResult } from './runTypes';
import { planStep, writtenSteps } from './runSteps';
import { FailoverRun } from './runRecord';
import { Verdict } from './types';

/** Old answers live on until their time is over; only then is what traffic does worth a judgement. */
export function verified(
  progress: Progress,
  { verdict, message }: Extract<RunInput, { type: 'verified' }>,
): Progress {
  const { run, now } = progress;
  if (run.state === 'serving') return stillServes(progress, verdict, message);
  if (run.state !== 'verifying') return progress;
  if (run.until !== undefined && now < run.until) return progress;
  if (verdict === 'fail') {
    return hold(progress, message ?? 'Traffic is not where it should be.');
  }
  if (verdict === 'unknown') {
    progress.say({
      type: 'warned',
      level: 'warning',
      message: message ?? 'There is no traffic to prove it with.',
    });
  }
  return advance(progress.step('completed', { message }));
}

/** Nothing is written back: who took it away may have had a reason, and would do it again. */
function stillServes(
  progress: Progress,
  verdict: Verdict,
  message: string | undefined,
): Progress {
  if (verdict !== 'fail') return progress.set({ lookedAt: progress.now });
  return askPerson(
    progress,
    message ?? 'Traffic is no longer where it was moved to.',
    [
      {
        command: 'resume',
        consequence: 'Looks again, and serves if it is as it was written.',
      },
      {
        command: 'rollBack',
        consequence:
          'Takes back what this run wrote, and leaves what somebody else did.',
      },
      { command: 'abort', consequence: 'Ends here and leaves the weights.' },
    ],
  );
}

/** Rule 7: going back needs a healthy source, since it may be worse there. */
export function sourceChecked(
  progress: Progress,
  { verdict, message }: Extract<RunInput, { type: 'sourceChecked' }>,
): Progress {
  if (progress.run.state !== 'rollingBack') return progress;
  if (verdict === 'pass') {
    return progress.set({ sourceProvenAt: progress.now });
  }
  return askPerson(
    progress,
    message ??
      'Whether the source can serve is not known, so going back may be worse.',
    [
      {
        command: 'override',
        consequence: 'Goes back all the same. Who, and why, is recorded.',
      },
      { command: 'commit', consequence: 'Stays with the targets.' },
      { command: 'abort', consequence: 'Ends here and leaves the weights.' },
    ],
  );
}

export function undone(
  progress: Progress,
  { results }: Extract<RunInput, { type: 'undone' }>,
): Progress {
  const { run } = progress;
  if (run.state !== 'rollingBack') return progress;
  const index = stepToUndo(run);
  if (index === undefined) return returned(progress);
  const stuck = results.filter(
    ({ result }) => result !== 'applied' && result !== 'already',
  );
  if (stuck.length > 0) return askAboutStuck(progress, stuck);
  progress.step('undone', {}, index).say({
    type: 'stepUndone',
    level: 'info',
    step: planStep(run, index).id,
    message: 'Taken back.',
  });
  return stepToUndo(progress.run) === undefined ? returned(progress) : progress;
}

/** The last thing that was done and still stands. */
export function stepToUndo(run: FailoverRun): number | undefined {
  const others = run.steps.flatMap(({ state }, index) =>
    ['capacity', 'fence'].includes(run.plan.steps[index].kind) &&
    !['notStarted', 'skipped', 'undone'].includes(state)
      ? [index]
      : [],
  );
  const standing = [...writtenSteps(run), ...others];
  return standing.length > 0 ? Math.max(...standing) : undefined;
}

function returned(progress: Progress): Progress {
  const drill = progress.run.kind === 'drill';
  return end(progress, drill ? 'completed' : 'rolledBack', {
    type: drill ? 'drillEnded' : 'rolledBack',
    level: 'info',
    message: sayReturned(progress.run),
  });
}

/** What people and webhooks have done is not taken back with the rest. */
function sayReturned(run: FailoverRun): string {
  const left = sayLeftBehind(run);
  return left.length === 0
    ? 'Everything is as it was before.'
    : ['Weights and replicas are as they were before.', ...left].join(' ');
}

/** What will not go back is a state that a person must see, not a line of a log. */
function askAboutStuck(progress: Progress, stuck: WriteResult[]): Progress {
  const message = stuck
    .map(
      one => one.message ?? `'${one.cluster}': not taken back (${one.result}).`,
    )
    .join(' ');
  return askPerson(progress, message, [
    { command: 'rollBack', consequence: 'Tries to take it back again.' },
    {
      command: 'skip',
      consequence: 'Leaves this one as it is, and takes back the rest.',
    },
    { command: 'abort', consequence: 'Ends here and leaves the weights.' },
  ]);
}
