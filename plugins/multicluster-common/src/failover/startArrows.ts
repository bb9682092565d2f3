import { advance, end, hold, Progress } from './runProgress';
import { RunInput } from './runTypes';
import { planStep } from './runSteps';
import { FailoverRun } from './runRecord';
import { PlanProblem } from './types';

type Arrow<T extends RunInput['type']> = (
  progress: Progress,
  input: Extract<RunInput, { type: T }>,
) => Progress;

export const claimed: Arrow<'claimed'> = progress => {
  if (progress.run.state !== 'requested') return progress;
  return progress
    .set({ step: 0 })
    .step('running')
    .to('preflight')
    .say({
      type: 'preflightBegan',
      level: 'info',
      message: planStep(progress.run, 0).sentence,
    });
};

/** Errors that somebody with the right to do so has set aside, and whose time is not over. */
function isSetAside(run: FailoverRun, problem: PlanProblem, now: number) {
  return (
    problem.overridable &&
    run.overrides.some(
      ({ rules, expiresAt }) => rules.includes(problem.rule) && now < expiresAt,
    )
  );
}

/** Nothing has been written yet, so whatever is found now can still stop all of it (rules 1, 2, 3, 14, 18). */
export const preflightDone: Arrow<'preflightDone'> = (progress, input) => {
  const { run, now } = progress;
  if (run.state !== 'preflight') return progress;
  const against = input.problems.filter(
    problem => problem.severity === 'error' && !isSetAside(run, problem, now),
  );
  if (against.length > 0) {
    const message = against.map(problem => problem.message).join(' ');
    return end(progress.step('failed', { message }), 'rejected', {
      type: 'rejected',
      level: 'error',
      message,
    });
  }
  for (const { message } of input.problems) {
    progress.say({ type: 'warned', level: 'warning', message });
  }
  progress.step('completed');
  if (run.mode === 'drill-dry') {
    return end(progress, 'completed', {
      type: 'drillEnded',
      level: 'info',
      message: 'All of it could be done now. Nothing was written.',
    });
  }
  return wantsApproval(progress.run) ? advance(progress) : lock(progress);
};

function wantsApproval(run: FailoverRun): boolean {
  return run.plan.steps[run.step + 1]?.kind === 'approval';
}

export function lock(progress: Progress): Progress {
  return progress.to('locking').say({
    type: 'lockAsked',
    level: 'info',
    message: 'Takes the service and what it shares with others.',
  });
}

export const locked: Arrow<'locked'> = (progress, { epoch }) =>
  progress.run.state === 'locking'
    ? advance(progress.set({ epoch }))
    : progress;

/** Rule 10: one driver of a service at a time. */
export const lockBusy: Arrow<'lockBusy'> = (progress, { by }) =>
  progress.run.state === 'locking'
    ? end(progress, 'rejected', {
        type: 'rejected',
        level: 'error',
        message: `Another run holds what this one needs: ${by}.`,
      })
    : progress;

/** Rule 3: capacity before traffic. An emergency goes on with what is there. */
export const scaled: Arrow<'scaled'> = (progress, { ready, message }) => {
  const { run, now } = progress;
  if (run.state !== 'preparing') return progress;
  if (ready) return advance(progress.step('completed'));
  const late = run.until !== undefined && now >= run.until;
  if (run.mode === 'emergency' || planStep(run).bestEffort) {
    progress.say({
      type: 'warned',
      level: 'warning',
      message: `Goes on without waiting: ${message ?? 'pods are not ready'}.`,
    });
    return advance(progress.step('completed', { message }));
  }
  if (!late) return progress.step('running', { message });
  return hold(progress, `Not ready in time: ${message ?? 'pods are missing'}.`);
};

/** Also after a crash between asking and being told. */
export const approvalExpired = (progress: Progress): Progress =>
  end(progress.step('failed'), 'rejected', {
    type: 'rejected',
    level: 'warning',
    message: 'Nobody approved it in time.',
  });
