import { hasEnded, planStep, targetsOf, writtenSteps } from './runSteps';
import { FailoverRun, FailoverView } from './runRecord';
import { PlanRestores } from './types';

/** What a fail back that answers the run brings back: only what it has written, and has not taken back itself. @public */
export function restoresOf(run: FailoverRun): PlanRestores {
  const weights: PlanRestores['weights'] = {};
  for (const index of writtenSteps(run)) {
    for (const { hop, before } of planStep(run, index).traffic) {
      weights[hop] ??= before;
    }
  }
  const capacity = run.steps.flatMap(({ state }, index) =>
    state === 'completed' ? planStep(run, index).capacity : [],
  );
  return {
    runId: run.id,
    number: run.number,
    weights,
    capacity: capacity.map(change => ({
      ...change,
      before: change.after,
      after: change.before,
    })),
  };
}

/**
 * The run that a fail back would answer: the latest that moved weights which stand, unless it was a fail back itself. A fail back that
 * ended half-way is finished by answering the same run again.
 *
 * @param runs - of one entity, newest first
 * @public
 */
export function failBackOf(
  runs: readonly FailoverRun[],
): FailoverView['failBack'] {
  const moved = runs.find(run => writtenSteps(run).length > 0);
  if (!moved || !hasEnded(moved)) return undefined;
  const { restores } = moved.plan;
  if (restores && moved.state === 'committed') return undefined;
  const answered = restores
    ? runs.find(({ id }) => id === restores.runId)
    : moved;
  return (
    answered && {
      runId: answered.id,
      number: answered.number,
      from: targetsOf(answered.plan),
      to: answered.plan.intent.from,
    }
  );
}
