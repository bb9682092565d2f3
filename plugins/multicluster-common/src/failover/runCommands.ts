import { reasonAgainst, ruleHolding } from './availableRunCommands';
import { promoteUnfenced } from './database/databaseArrows';
import { decide } from './decideApproval';
import { dismissPending } from './pendingArrows';
import { advance, end, goBack, Progress, stepDeadline } from './runProgress';
import { stepToUndo } from './endArrows';
import { isOfPolicy, sayLeftBehind } from './policySteps';
import { named } from './named';
import { planStep } from './runSteps';
import { lock } from './startArrows';
import { confirmStep } from './stepArrows';
import { FailoverRun, RunCommand, RunState } from './runRecord';

/** How long an override holds, in milliseconds: it is for now, not for the next time (rule 15). */
const OVERRIDE_MS = 15 * 60_000;

/**
 * What a command makes of a run.
 *
 * Throws an error named `ConflictError` for a command that cannot be given now, `NotAllowedError` for an approval of one's own run, and
 * `InputError` for an approval of another plan.
 *
 * @public
 */
export function commandRun(
  progress: Progress,
  command: RunCommand,
  by: string,
): Progress {
  const against = reasonAgainst(progress.run, command.type);
  if (against) throw named('ConflictError', against);
  switch (command.type) {
    case 'pause':
      return pause(progress, by);
    case 'resume':
      return resume(progress, by);
    case 'skip':
      return skip(progress, by, command.reason);
    case 'abort':
      return abort(progress, by);
    case 'rollBack':
      return rollBack(progress, by);
    case 'commit':
      return commit(progress, by);
    case 'approve':
    case 'decline':
      return decide(progress, by, command);
    case 'escalate':
      return escalate(progress, by, command.reason);
    case 'override':
      return override(progress, by, command);
    case 'dismissPending':
      return dismissPending(progress, command, by);
    case 'confirmStep':
      return confirmStep(progress, by, command);
    default:
      return renew(progress, by);
  }
}

function pause(progress: Progress, by: string): Progress {
  const resumeTo = progress.run.state;
  return progress
    .to('holding', {
      resumeTo,
      message: 'Paused.',
      choices: [
        { command: 'resume', consequence: 'Goes on from here.' },
        { command: 'rollBack', consequence: 'Goes back step by step.' },
        { command: 'abort', consequence: 'Ends here and leaves the weights.' },
      ],
    })
    .say({ type: 'paused', level: 'info', by, message: 'Paused.' });
}

/** A soak begins anew: what was seen before a stop says nothing about now. Attempts are counted anew as well. */
function resume(progress: Progress, by: string): Progress {
  const { run, now } = progress;
  const state = run.resumeTo ?? 'ramping';
  const step = planStep(run);
  const isWriting = state === 'ramping';
  const isMovingData = state === 'fencing' || state === 'promoting';
  const isAsking = state === 'awaitingConfirmation';
  progress.to(state, {
    until: deadlineAnew(run, state, now),
    ...(isAsking && { message: step.instructions }),
  });
  // At once: that it is as it was written is what the person says.
  if (state === 'serving') progress.set({ lookedAt: 0 });
  if (isWriting) progress.step('running');
  if (state === 'calling' || isMovingData) {
    progress.step('running', { attempts: 0, message: undefined });
  }
  return progress.say({
    type: 'resumed',
    level: 'info',
    by,
    message: 'Goes on.',
  });
}

/** Of what begins anew with a resume; other states have no time of their own. */
function deadlineAnew(
  run: FailoverRun,
  state: RunState,
  now: number,
): number | undefined {
  const step = planStep(run);
  switch (state) {
    case 'soaking':
    case 'verifying':
      return now + step.soakSeconds * 1000;
    case 'serving':
      return now + run.plan.policy.expiresAfterSeconds * 1000;
    case 'awaitingConfirmation':
    case 'calling':
    case 'fencing':
    case 'promoting':
      return stepDeadline(step, now);
    default:
      return undefined;
  }
}

function skip(progress: Progress, by: string, reason: string): Progress {
  const { run } = progress;
  progress.say({
    type: 'skipped',
    level: 'warning',
    by,
    message: `Goes on without it: ${reason}`,
  });
  const goesBack = run.resumeTo === 'rollingBack';
  // What a person or a webhook should have done is no guard of the traffic.
  const rules = !goesBack && isOfPolicy(planStep(run)) ? [] : [5];
  progress.set({
    overrides: [...run.overrides, setAside(progress, by, rules, reason)],
  });
  if (goesBack) {
    const index = stepToUndo(run);
    if (index !== undefined) progress.step('skipped', {}, index);
    return progress.to('rollingBack');
  }
  const { state, attempts } = run.steps[run.step];
  const isWritten = ['observing', 'soaking'].includes(state);
  return advance(
    progress.step(isWritten ? 'completed' : 'skipped', {
      // A write of it may be under way at this moment.
      ...(state === 'running' && { attempts: Math.max(1, attempts) }),
    }),
  );
}

function setAside(
  progress: Progress,
  by: string,
  rules: number[],
  reason: string,
) {
  const at = progress.now;
  return { rules, by, reason, at, expiresAt: at + OVERRIDE_MS };
}

function abort(progress: Progress, by: string): Progress {
  return end(progress, 'aborted', {
    type: 'aborted',
    level: 'warning',
    by,
    message: [
      stepToUndo(progress.run) === undefined
        ? 'Ended before anything was written.'
        : 'Ended. The weights stay as they are.',
      ...sayLeftBehind(progress.run),
    ].join(' '),
  });
}

function rollBack(progress: Progress, by: string): Progress {
  return goBack(progress).say({
    type: 'rollBackBegan',
    level: 'warning',
    by,
    message: 'Goes back.',
  });
}

function commit(progress: Progress, by: string): Progress {
  return end(progress.step('completed'), 'committed', {
    type: 'committed',
    level: 'info',
    by,
    message: 'This is the new steady state.',
  });
}

/** The steps in between are left out; the last one writes from what stands. */
function escalate(progress: Progress, by: string, reason: string): Progress {
  const { run } = progress;
  progress.set({ mode: 'emergency' }).say({
    type: 'escalated',
    level: 'warning',
    by,
    message: `Now an emergency: ${reason}`,
  });
  const ramp = run.plan.steps.flatMap(({ kind }, index) =>
    kind === 'ramp' ? [index] : [],
  );
  const last = ramp[ramp.length - 1];
  for (const index of ramp) {
    const begun = run.steps[index].state !== 'notStarted';
    if (index !== last && !begun) progress.step('skipped', {}, index);
  }
  if (run.state === 'awaitingApproval') return lock(progress.step('skipped'));
  return run.state === 'holding' ? resume(progress, by) : progress;
}

function override(
  progress: Progress,
  by: string,
  { rules, reason }: Extract<RunCommand, { type: 'override' }>,
): Progress {
  const { run, now } = progress;
  const asked = ruleHolding(run);
  if (asked === undefined || !rules.includes(asked)) {
    throw named('InputError', `It is rule ${asked} that holds it.`);
  }
  progress
    .set({
      overrides: [...run.overrides, setAside(progress, by, rules, reason)],
    })
    .say({
      type: 'overridden',
      level: 'warning',
      by,
      message: `Sets aside rule ${rules.join(', ')}: ${reason}`,
    });
  return run.resumeTo === 'fencing'
    ? promoteUnfenced(progress)
    : progress.to('rollingBack').set({ sourceProvenAt: now });
}

/** Rule 19: renewed by a person, never by itself. */
function renew(progress: Progress, by: string): Progress {
  const { run, now } = progress;
  return progress
    .set({
      until: now + run.plan.policy.expiresAfterSeconds * 1000,
      message: undefined,
    })
    .say({ type: 'renewed', level: 'info', by, message: 'Stays for now.' });
}
