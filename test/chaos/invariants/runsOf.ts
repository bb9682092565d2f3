import type { FailoverRun } from '@multicluster/backstage-plugin-multicluster-common';
import type { CommittedWrite, History, Weights } from '../history.ts';

/** Of a write, the run that has made it, and its step; `pending` and `undo` tell what it was for. */
export function writerOf(
  { end }: History,
  { by }: CommittedWrite,
): { run: FailoverRun; mark: string } | undefined {
  if (!by) return undefined;
  const [id, ...rest] = by.split('/');
  const run = end.runs.find(one => one.id === id);
  return run && { run, mark: rest.join('/') };
}

export function sameWeights(a: Weights, b: Weights): boolean {
  const part = (weights: Weights, key: string) => {
    const sum = Object.values(weights).reduce((total, one) => total + one, 0);
    return sum === 0 ? 0 : (weights[key] ?? 0) / sum;
  };
  return Object.keys({ ...a, ...b }).every(
    key => Math.abs(part(a, key) - part(b, key)) < 0.011,
  );
}

/** Every set of weights that a run's plan names for a hop, the captured ones among them. */
export function plannedWeights(run: FailoverRun, hop: string): Weights[] {
  const own = run.plan.steps.flatMap(({ traffic }) =>
    traffic.filter(one => one.hop === hop),
  );
  return own.flatMap(({ before, after }) => [before, after]);
}

export function said(weights: Weights): string {
  return Object.values(weights).join(':');
}
