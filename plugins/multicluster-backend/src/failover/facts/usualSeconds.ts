import {
  FailoverRun,
  PlanStepKind,
} from '@multicluster/backstage-plugin-multicluster-common';

/** What waits for a person takes as long as the person does. */
const BY_PERSONS: readonly PlanStepKind[] = ['approval', 'manual', 'commit'];

/** Median seconds of steps that earlier runs have done, by kind; those of a ramp without its soak. */
export function usualSeconds(runs: readonly FailoverRun[]): {
  [kind: string]: number;
} {
  const took = new Map<PlanStepKind, number[]>();
  for (const { plan, steps } of runs) {
    plan.steps.forEach(({ kind, soakSeconds }, index) => {
      const { state, startedAt, endedAt } = steps[index];
      // Of what was taken back, the end is that of the way back.
      if (state !== 'completed' || BY_PERSONS.includes(kind)) return;
      if (startedAt === undefined || endedAt === undefined) return;
      const soaked = kind === 'ramp' ? soakSeconds : 0;
      const seconds = Math.max(0, (endedAt - startedAt) / 1000 - soaked);
      took.set(kind, [...(took.get(kind) ?? []), seconds]);
    });
  }
  return Object.fromEntries(
    [...took].map(([kind, seconds]) => [kind, Math.round(median(seconds))]),
  );
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)];
}
