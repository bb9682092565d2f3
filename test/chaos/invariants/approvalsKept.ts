import type { Invariant } from './index.ts';
import { writerOf } from './runsOf.ts';

/** What was approved stays on record, and nothing is written before enough others have approved, unless it became an emergency. */
export const approvalsKept: Invariant = (history, { approvals }) => [
  ...history.said.flatMap(({ run: id, by, command }) => {
    if (command !== 'approve' && command !== 'decline') return [];
    const run = history.end.runs.find(one => one.id === id);
    return run?.approvals.some(one => one.by === by && one.decision === command)
      ? []
      : [`The word of ${by} (${command}) is lost.`];
  }),
  ...history.writes.flatMap(write => {
    const run = writerOf(history, write)?.run;
    if (!run || run.mode === 'emergency') return [];
    const others = run.approvals.filter(
      ({ by, decision }) => decision === 'approve' && by !== run.createdBy,
    );
    return others.length < approvals
      ? [`${write.by} wrote after ${others.length} of ${approvals} approvals.`]
      : [];
  }),
];
