import { FailoverRun } from '@multicluster/backstage-plugin-multicluster-common';

/** When a cluster last carried an entity's traffic in a run, and how much of it. */
export type Proof = { at: number; share: number };

/** By cluster. @param runs - newest first */
export function lastProofs(runs: readonly FailoverRun[]): Map<string, Proof> {
  const proofs = new Map<string, Proof>();
  for (const { state, mode, plan, steps, endedAt } of runs) {
    const proved =
      (state === 'committed' || state === 'completed') && mode !== 'drill-dry';
    const ramp = plan.steps.filter(
      ({ kind }, index) =>
        kind === 'ramp' && ['completed', 'undone'].includes(steps[index].state),
    );
    const share = ramp[ramp.length - 1]?.share;
    if (!proved || share === undefined || endedAt === undefined) continue;
    for (const { cluster, role } of plan.participants) {
      if (role === 'target' && !proofs.has(cluster)) {
        proofs.set(cluster, { at: endedAt, share });
      }
    }
  }
  return proofs;
}
