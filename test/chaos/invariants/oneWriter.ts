import {
  targetsOf,
  type FailoverRun,
} from '@multicluster/backstage-plugin-multicluster-common';
import type { CommittedWrite, History } from '../history.ts';
import type { Invariant } from './index.ts';
import { writerOf } from './runsOf.ts';

/**
 * Two copies never take writes at once unless a named person has accepted it; no traffic is sent to a copy that does not take them; and what
 * has gone back has left the writes where they were.
 */
export const oneWriter: Invariant = (history, { hasDatabase }) =>
  hasDatabase
    ? [
        ...both(history),
        ...history.writes.flatMap(write => tooEarly(history, write)),
        ...history.end.runs.flatMap(run => notBack(history, run)),
      ]
    : [];

/** Clusters whose copy takes writes, after each change. */
function writersAt({ writers }: History, at: number): string[] {
  const last = new Map(
    writers
      .filter(one => one.at <= at)
      .map(({ cluster, writes }) => [cluster, writes]),
  );
  return [...last].flatMap(([cluster, writes]) => (writes ? [cluster] : []));
}

function both(history: History): string[] {
  return history.writers.flatMap(({ at, cluster }) => {
    if (writersAt(history, at).length < 2) return [];
    const isAccepted = history.persisted.some(
      ({ run, at: since }) =>
        since <= at && run.overrides.some(({ rules }) => rules.includes(8)),
    );
    return isAccepted ? [] : [`Both take writes since '${cluster}' does.`];
  });
}

function tooEarly(history: History, write: CommittedWrite): string[] {
  const writer = writerOf(history, write);
  if (!writer || writer.mark.includes('/')) return [];
  const { run, mark } = writer;
  const { steps } = run.plan;
  const at = steps.findIndex(({ id }) => id === mark);
  const isAfter = steps.findIndex(({ kind }) => kind === 'promote');
  if (isAfter < 0 || at < isAfter) return [];
  const writes = writersAt(history, write.asked);
  return targetsOf(run.plan).some(target => writes.includes(target))
    ? []
    : [`${write.by} sent traffic to where nothing could be written.`];
}

function notBack(history: History, run: FailoverRun): string[] {
  const { end } = history;
  const isLast = end.runs.every(({ number }) => number <= run.number);
  const fence = run.plan.steps.findIndex(({ kind }) => kind === 'fence');
  if (!isLast || run.state !== 'rolledBack') return [];
  if (run.steps[fence]?.state !== 'undone') return [];
  const [from] = run.plan.intent.from;
  return writersAt(history, Infinity).includes(from)
    ? []
    : [`${run.id} has gone back, and '${from}' takes no writes.`];
}
