import {
  PlanStep,
  RunStep,
} from '@multicluster/backstage-plugin-multicluster-common';
import { Status } from '../shared';
import { durationWord } from './words';

const statuses: Partial<Record<RunStep['state'], [Status, string]>> = {
  running: ['running', 'now'],
  observing: ['running', 'being observed'],
  soaking: ['running', 'soaking'],
  completed: ['healthy', 'done'],
  skipped: ['skipped', 'left out'],
  failed: ['unhealthy', 'failed'],
  undone: ['skipped', 'undone'],
};

/** How a step stands, and how long it takes or took. No status: it has not begun, and its number is shown. */
export function describeStep(
  step: PlanStep,
  state?: RunStep,
): { status?: Status; words: string } {
  const known = state && statuses[state.state];
  if (!known) return { words: expected(step) };
  const [status, word] = known;
  const { startedAt, endedAt } = state;
  const took =
    state.state === 'completed' &&
    startedAt !== undefined &&
    endedAt !== undefined;
  return {
    status,
    words: took
      ? `done in ${durationWord((endedAt - startedAt) / 1000)}`
      : word,
  };
}

function expected(step: PlanStep): string {
  const { kind, expectedSeconds, timeoutSeconds } = step;
  if (kind === 'commit' || kind === 'approval' || kind === 'manual') {
    return 'asks a person';
  }
  if (expectedSeconds === undefined && timeoutSeconds !== undefined) {
    return `at most ${durationWord(timeoutSeconds)}`;
  }
  return expectedSeconds === undefined
    ? ''
    : `about ${durationWord(expectedSeconds)}`;
}
