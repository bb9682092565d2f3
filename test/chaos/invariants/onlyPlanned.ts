import type { Invariant } from './index.ts';
import { plannedWeights, said, sameWeights, writerOf } from './runsOf.ts';

/**
 * What is written is in the plan that was shown, and so is what it replaces: nothing that somebody else has set is ever overwritten, and
 * all that was there before can be had again.
 */
export const onlyPlanned: Invariant = history =>
  history.writes.flatMap(write => {
    const writer = writerOf(history, write);
    if (!writer) return [];
    const planned = plannedWeights(writer.run, write.hop);
    const knows = (weights: typeof write.after) =>
      planned.some(one => sameWeights(one, weights));
    if (knows(write.after) && knows(write.before)) return [];
    return [
      `${write.by} wrote ${said(write.after)} over ${said(write.before)} to ${
        write.hop
      }, of which its plan knows ${planned.map(said).join(' ')}.`,
    ];
  });
