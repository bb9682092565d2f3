import type { FailoverRun } from '@multicluster/backstage-plugin-multicluster-common';
import type { History, Weights } from '../history.ts';
import type { Invariant } from './index.ts';
import { said, sameWeights, writerOf } from './runsOf.ts';

/** What a run says of itself is how the weights are, where nobody else has been at them since. */
export const endsAsItSays: Invariant = history =>
  history.end.runs.flatMap(run => {
    switch (run.state) {
      case 'rejected':
        return nothingWritten(history, run);
      case 'rolledBack':
        return hopsOf(run).flatMap(hop => compare(history, run, hop, before));
      case 'completed':
        return run.mode === 'drill-dry'
          ? nothingWritten(history, run)
          : hopsOf(run).flatMap(hop => compare(history, run, hop, before));
      case 'committed':
        return hopsOf(run).flatMap(hop => compare(history, run, hop, after));
      default:
        return [];
    }
  });

function nothingWritten(history: History, run: FailoverRun): string[] {
  const own = history.writes.filter(
    write => writerOf(history, write)?.run.id === run.id,
  );
  return own.map(({ by }) => `${by} wrote, though its run is ${run.state}.`);
}

function changesOf(run: FailoverRun, hop: string) {
  return run.plan.steps.flatMap(({ traffic }, index) =>
    traffic
      .filter(one => one.hop === hop)
      .map(change => ({ change, step: run.steps[index] })),
  );
}

/** A person left one out in the middle: what stands then is what they chose. */
function isLeft(run: FailoverRun, hop: string): boolean {
  return changesOf(run, hop).some(
    ({ step }) => step.state === 'skipped' && step.attempts > 0,
  );
}

function before(run: FailoverRun, hop: string): Weights | undefined {
  return changesOf(run, hop)[0].change.before;
}

function after(run: FailoverRun, hop: string): Weights | undefined {
  const done = changesOf(run, hop).filter(
    ({ step }) => step.state === 'completed',
  );
  return done[done.length - 1]?.change.after;
}

function hopsOf(run: FailoverRun): string[] {
  return [
    ...new Set(
      run.plan.steps.flatMap(({ traffic }) => traffic.map(({ hop }) => hop)),
    ),
  ];
}

function compare(
  history: History,
  run: FailoverRun,
  hop: string,
  expected: (run: FailoverRun, hop: string) => Weights | undefined,
): string[] {
  const wanted = expected(run, hop);
  const open = run.pending.some(
    ({ traffic, outcome }) => traffic?.hop === hop && outcome !== 'done',
  );
  if (!wanted || open || isLeft(run, hop)) return [];
  if (isTouched(history, run, hop)) return [];
  const now = history.end.weights.get(hop)!;
  return sameWeights(now, wanted)
    ? []
    : [
        `${run.id} is ${run.state}, and ${hop} has ${said(
          now,
        )} instead of ${said(wanted)}.`,
      ];
}

/** By a rival, or by a later run. */
function isTouched(history: History, run: FailoverRun, hop: string): boolean {
  return history.writes.some(write => {
    if (write.hop !== hop) return false;
    const writer = writerOf(history, write);
    return !writer || writer.run.number > run.number;
  });
}
