import type { FailoverRun } from '@multicluster/backstage-plugin-multicluster-common';
import type { CommittedWrite, History } from '../history.ts';
import type { Invariant } from './index.ts';
import { writerOf } from './runsOf.ts';

/**
 * No weight is written before the steps that stand before it are done, or left out by a person: a webhook has answered, under the key of
 * its step, before the write was asked for; and what is done by hand has somebody who has said so.
 */
export const stepsFirst: Invariant = history => [
  ...history.writes.flatMap(write => {
    const writer = writerOf(history, write);
    return writer ? uncalled(history, write, writer) : [];
  }),
  ...history.end.runs.flatMap(run => unconfirmed(history, run)),
];

function uncalled(
  history: History,
  { asked, by }: CommittedWrite,
  { run, mark }: { run: FailoverRun; mark: string },
): string[] {
  const { steps } = run.plan;
  const at = steps.findIndex(({ id }) => id === mark.split('/')[0]);
  return steps.slice(0, Math.max(0, at)).flatMap(({ id, kind }, index) => {
    if (kind !== 'webhook' || run.steps[index].state === 'skipped') return [];
    const isDone = history.hooked.some(
      one => one.key === `${run.id}/${id}` && one.at <= asked,
    );
    return isDone ? [] : [`${by} was written before '${id}' was done.`];
  });
}

function unconfirmed({ end }: History, run: FailoverRun): string[] {
  const events = end.events.get(run.id) ?? [];
  return run.plan.steps.flatMap(({ id, kind }, index) => {
    if (kind !== 'manual' || run.steps[index].state !== 'completed') return [];
    const isSaid = events.some(
      ({ type, step, by }) => type === 'stepConfirmed' && step === id && by,
    );
    return isSaid ? [] : [`Nobody has confirmed '${id}' of ${run.id}.`];
  });
}
