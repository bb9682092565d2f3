import { invertChange, TrafficChange } from '../traffic';
import { FailoverRun, RunState, RunStep, RunStepState } from './runRecord';
import { FailoverPlan, PlanStep } from './types';

const ENDED: readonly RunState[] = [
  'completed',
  'committed',
  'rolledBack',
  'aborted',
  'rejected',
  'failed',
];

/** Whether nothing will happen to the run any more. @public */
export function hasEnded(run: Pick<FailoverRun, 'state'>): boolean {
  return ENDED.includes(run.state);
}

/** A run that has been asked for: its steps are those of the plan, none begun. @public */
export function firstSteps(steps: readonly PlanStep[]): RunStep[] {
  return steps.map(({ id }) => ({ id, state: 'notStarted', attempts: 0 }));
}

export function planStep(run: FailoverRun, index = run.step): PlanStep {
  return run.plan.steps[index];
}

/** Writes the state of one step, and when it began and ended. */
export function withStep(
  run: FailoverRun,
  index: number,
  state: RunStepState,
  now: number,
  more: Partial<RunStep> = {},
): FailoverRun {
  const ends = ['completed', 'skipped', 'failed', 'undone'].includes(state);
  const steps = run.steps.map((step, at) =>
    at === index
      ? {
          ...step,
          state,
          startedAt: step.startedAt ?? now,
          ...(ends && { endedAt: now }),
          ...more,
        }
      : step,
  );
  return { ...run, steps };
}

/**
 * Steps whose weights stand, or may stand. One that has begun counts whether or not a write of it was answered: it may be under way, and
 * its undo finds out.
 */
export function writtenSteps(run: FailoverRun): number[] {
  return run.steps.flatMap(({ state }, index) =>
    run.plan.steps[index].kind === 'ramp' &&
    !['notStarted', 'skipped', 'undone'].includes(state)
      ? [index]
      : [],
  );
}

/** Steps that were left out after a write of theirs had begun: nobody knows whether it was done. */
export function leftInTheMiddle(run: FailoverRun): number[] {
  return run.steps.flatMap(({ state, attempts }, index) =>
    run.plan.steps[index].kind === 'ramp' && state === 'skipped' && attempts > 0
      ? [index]
      : [],
  );
}

/**
 * The changes of a step as they are to be written now: each begins where the last step that was written has left its hop, since steps in
 * between may have been skipped.
 */
export function changesOf(run: FailoverRun, index = run.step): TrafficChange[] {
  const earlier = writtenSteps(run).filter(at => at < index);
  return planStep(run, index).traffic.map(change => ({
    ...change,
    before: standing(run, earlier, change.hop) ?? firstBefore(run, change),
  }));
}

/** From what stands to what was there before any of it. */
export function undoOf(run: FailoverRun, index: number): TrafficChange[] {
  const earlier = writtenSteps(run).filter(at => at < index);
  return planStep(run, index)
    .traffic.map(change =>
      invertChange({
        ...change,
        before: standing(run, earlier, change.hop) ?? firstBefore(run, change),
      }),
    )
    .reverse();
}

function standing(run: FailoverRun, steps: number[], hop: string) {
  const changes = steps.flatMap(index =>
    planStep(run, index).traffic.filter(change => change.hop === hop),
  );
  return changes[changes.length - 1]?.after;
}

/** What was captured before the first step: the plan's own first `before` of that hop. */
function firstBefore(run: FailoverRun, change: TrafficChange) {
  const first = run.plan.steps
    .flatMap(({ traffic }) => traffic)
    .find(({ hop }) => hop === change.hop);
  return (first ?? change).before;
}

/** Clusters that give in this run. */
export function sourcesOf(run: FailoverRun): string[] {
  return run.plan.intent.from;
}

/** Clusters that take by this plan. @public */
export function targetsOf({
  participants,
}: Pick<FailoverPlan, 'participants'>): string[] {
  return participants
    .filter(({ role }) => role === 'target')
    .map(({ cluster }) => cluster);
}
