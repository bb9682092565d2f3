import type { Invariant } from './index.ts';

/** The epoch of a lock never goes back, and another holder has another one. */
export const epochsGrow: Invariant = ({ epochs }) => {
  const last = new Map<string, { run: string; epoch: number }>();
  return epochs.flatMap(({ key, run, epoch }) => {
    const before = last.get(key);
    last.set(key, { run, epoch });
    if (!before) return [];
    const grows =
      before.run === run ? epoch >= before.epoch : epoch > before.epoch;
    return grows ? [] : [`${key} went from epoch ${before.epoch} to ${epoch}.`];
  });
};
