import { hasEnded } from '@multicluster/backstage-plugin-multicluster-common';
import { TIMING } from '../engine/Backend.ts';
import type { History } from '../history.ts';
import type { Invariant } from './index.ts';

/** What was begun before a run ended may be under way for as long as one act. */
const UNDER_WAY_MS = TIMING.actMs + 150;

function runOf(by: string): string {
  return by.split('/')[0];
}

/** Runs of one service never mix, no second one is accepted beside the first, and none writes on after its end. */
export const oneDriver: Invariant = history => [
  ...mixed(history),
  ...late(history),
  ...beside(history),
];

function own({ writes }: History) {
  return writes.filter(({ by }) => by && !by.endsWith('/pending'));
}

function mixed(history: History): string[] {
  const order = own(history)
    .map(({ by }) => runOf(by!))
    .filter((run, index, all) => run !== all[index - 1]);
  const twice = order.find((run, index) => order.indexOf(run) !== index);
  return twice ? [`Runs took turns at writing: ${order.join(', ')}.`] : [];
}

function late(history: History): string[] {
  return own(history).flatMap(({ by, asked, hop }) => {
    const end = history.persisted.find(
      ({ run }) => run.id === runOf(by!) && hasEnded(run),
    );
    return end && asked > end.at + UNDER_WAY_MS
      ? [`${by} wrote ${hop} ${Math.round(asked - end.at)} ms after its end.`]
      : [];
  });
}

function beside({ started, persisted }: History): string[] {
  const at = (id: string, ends: boolean) =>
    persisted.find(({ run }) => run.id === id && (!ends || hasEnded(run)))?.at;
  return started.flatMap(({ run: { id } }) => {
    const born = at(id, false) ?? Infinity;
    const open = started.filter(({ run: other }) => {
      const isEarlier = (at(other.id, false) ?? Infinity) < born;
      // The end is noted a moment after the database has it, and the next birth may be quicker.
      return isEarlier && (at(other.id, true) ?? Infinity) > born + 50;
    });
    return open.map(other => `${id} began beside ${other.run.id}.`);
  });
}
