import { FailoverRun } from '../runRecord';

/**
 * Until when somebody may still hold an answer from before the last change that a run has made of a hop, in epoch milliseconds; undefined
 * when that is over, or no run has changed it.
 *
 * @param runs - of the entity
 * @public
 */
export function oldAnswersUntil(
  hop: { id: string; tailSeconds: number },
  runs: readonly FailoverRun[],
  now: number,
): number | undefined {
  const changed = runs.flatMap(({ plan, steps }) =>
    plan.steps.flatMap(({ traffic }, index) => {
      const { startedAt, endedAt, attempts } = steps[index];
      const isOf = traffic.some(change => change.hop === hop.id);
      const at = endedAt ?? startedAt;
      return isOf && attempts > 0 && at !== undefined ? [at] : [];
    }),
  );
  if (changed.length === 0) return undefined;
  const until = Math.max(...changed) + hop.tailSeconds * 1000;
  return until > now ? until : undefined;
}
