import { RunTransition } from './runTypes';
import { leftInTheMiddle, planStep, withStep } from './runSteps';
import { FailoverRun, RunEvent, RunState } from './runRecord';
import { PlanStep } from './types';

/** How long an approval may be waited for, in milliseconds. */
export const APPROVAL_MS = 4 * 60 * 60_000;
/** How long pods may take to get ready, in milliseconds. */
export const CAPACITY_MS = 10 * 60_000;
/** How long a write may take to show, beside the hop's own tail, in milliseconds. */
export const OBSERVE_MS = 60_000;

export type Said = Omit<RunEvent, 'sequence' | 'at'>;

/** A transition under way: the run as it is by now, and what is to be told. */
export class Progress {
  #run: FailoverRun;
  readonly now: number;
  readonly #events: RunTransition<FailoverRun>['events'] = [];

  constructor(run: FailoverRun, now: number) {
    this.#run = run;
    this.now = now;
  }

  get run(): FailoverRun {
    return this.#run;
  }

  /** Sets fields that are no state. */
  set(fields: Partial<FailoverRun>): this {
    this.#run = { ...this.#run, ...fields };
    return this;
  }

  step(
    state: Parameters<typeof withStep>[2],
    more?: Parameters<typeof withStep>[4],
    index = this.#run.step,
  ): this {
    this.#run = withStep(this.#run, index, state, this.now, more);
    return this;
  }

  /** Into a state; the deadline, the sentence and the choices of the last one are gone with it. */
  to(state: RunState, fields: Partial<FailoverRun> = {}): this {
    const since = state === this.#run.state ? this.#run.since : this.now;
    this.#run = {
      ...this.#run,
      ...{ state, since },
      ...{ until: undefined, message: undefined, choices: undefined },
      resumeTo: undefined,
      ...fields,
    };
    return this;
  }

  say(said: Said): this {
    const step = said.step ?? planStep(this.#run)?.id;
    this.#events.push({ ...said, ...(step && { step }), at: this.now });
    return this;
  }

  done(): RunTransition<FailoverRun> {
    return { run: this.#run, events: this.#events };
  }
}

/** What a person may do when it holds, and what comes of it. */
const HOLD_CHOICES = [
  { command: 'resume', consequence: 'Tries the same again from here.' },
  {
    command: 'rollBack',
    consequence: 'Goes back step by step to the weights from before.',
  },
  {
    command: 'skip',
    consequence: 'Goes on without it. Who, and why, is recorded.',
  },
  { command: 'abort', consequence: 'Ends here and leaves the weights.' },
];

/** Freezes the weights as they are. */
export function hold(progress: Progress, message: string): Progress {
  const resumeTo = progress.run.state;
  return progress
    .to('holding', { message, resumeTo, choices: HOLD_CHOICES })
    .say({ type: 'held', level: 'warning', message });
}

/** The engine cannot prove that any way is safe: a person chooses, and nothing is chosen for them. */
export function askPerson(
  progress: Progress,
  message: string,
  choices: NonNullable<FailoverRun['choices']>,
): Progress {
  const resumeTo = progress.run.state;
  return progress
    .to('needsDecision', { message, choices, resumeTo })
    .say({ type: 'decisionNeeded', level: 'error', message });
}

export function end(progress: Progress, state: RunState, said: Said): Progress {
  return progress
    .to(state, { endedAt: progress.now, message: said.message })
    .say(said);
}

/** Goes to the next step that is to be done, and into the state that does it. */
export function advance(progress: Progress): Progress {
  const { run, now } = progress;
  const index = run.steps.findIndex(
    ({ state }, at) => at > run.step && state !== 'skipped',
  );
  const next = run.plan.steps[index];
  progress.set({ step: index });
  switch (next.kind) {
    case 'approval':
      return progress
        .step('running')
        .to('awaitingApproval', { until: now + APPROVAL_MS })
        .say({
          type: 'approvalAsked',
          level: 'info',
          message: next.sentence,
        });
    case 'capacity':
      return progress
        .step('running')
        .to('preparing', { until: now + CAPACITY_MS })
        .say({ type: 'scalingBegan', level: 'info', message: next.sentence });
    case 'manual':
      return askToConfirm(progress, next);
    case 'webhook':
    case 'template':
      return call(progress, next);
    case 'fence':
    case 'promote':
      return moveDatabase(progress, next);
    case 'ramp':
      return progress
        .step('running')
        .to('ramping')
        .say({ type: 'rampBegan', level: 'info', message: next.sentence });
    case 'verify':
      return progress
        .step('running')
        .to('verifying', { until: now + next.soakSeconds * 1000 })
        .say({ type: 'verifyBegan', level: 'info', message: next.sentence });
    default:
      return serve(progress);
  }
}

/** When a step that a person or a webhook does must be done; undefined for no such time. */
export function stepDeadline(
  { timeoutSeconds }: Pick<PlanStep, 'timeoutSeconds'>,
  now: number,
): number | undefined {
  return timeoutSeconds === undefined ? undefined : now + timeoutSeconds * 1000;
}

function askToConfirm(progress: Progress, step: PlanStep): Progress {
  return progress
    .step('running')
    .to('awaitingConfirmation', {
      until: stepDeadline(step, progress.now),
      message: step.instructions,
    })
    .say({
      type: 'confirmationAsked',
      level: 'info',
      message: `${step.sentence} ${step.instructions ?? ''}`.trim(),
    });
}

function call(progress: Progress, step: PlanStep): Progress {
  return progress
    .step('running')
    .to('calling', { until: stepDeadline(step, progress.now) })
    .say({ type: 'callBegan', level: 'info', message: step.sentence });
}

function moveDatabase(progress: Progress, step: PlanStep): Progress {
  return progress
    .step('running')
    .to(step.kind === 'fence' ? 'fencing' : 'promoting', {
      until: stepDeadline(step, progress.now),
    })
    .say({ type: `${step.kind}Began`, level: 'info', message: step.sentence });
}

/** Step by step to where it was; what was left out in the middle counts as written, since taking it back finds out. */
export function goBack(progress: Progress): Progress {
  for (const index of leftInTheMiddle(progress.run)) {
    progress.step('failed', {}, index);
  }
  return progress.to('rollingBack').set({ sourceProvenAt: undefined });
}

/** The targets serve. A live drill goes back by itself; anything else asks. */
function serve(progress: Progress): Progress {
  const { run, now } = progress;
  if (run.mode === 'drill-live') {
    return goBack(progress.step('skipped')).say({
      type: 'drillReturns',
      level: 'info',
      message: 'The drill is over; the traffic goes back.',
    });
  }
  return progress
    .step('running')
    .to('serving', {
      until: now + run.plan.policy.expiresAfterSeconds * 1000,
    })
    .say({
      type: 'served',
      level: 'info',
      message: 'The targets serve. Commit it, or go back.',
    });
}
