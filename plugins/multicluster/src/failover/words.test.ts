import { FailoverRun } from '@multicluster/backstage-plugin-multicluster-common';
import { endedRuns, heldRun, sketchRun, soakingRun } from './runFixtures';
import {
  afterSoak,
  clockWord,
  countdownWord,
  directionOf,
  durationWord,
  movedShare,
  progressWords,
  runTitle,
  shareWord,
} from './words';

const now = 1_700_000_000_000;

describe('words', () => {
  it.each([
    [0, '0'],
    [0.2, '< 1'],
    [33.4, '33'],
    [100, '100'],
  ])('writes the share %p as %p', (share, word) => {
    expect(shareWord(share)).toBe(word);
  });

  it.each([
    [0, '0 s'],
    [18, '18 s'],
    [171, '2 min 51 s'],
    [120, '2 min'],
    [3840, '1 h 4 min'],
  ])('writes %p seconds as %p', (seconds, word) => {
    expect(durationWord(seconds)).toBe(word);
  });

  it.each([
    [72, '1:12'],
    [59.2, '1:00'],
    [-3, '0:00'],
  ])('counts %p seconds down as %p', (seconds, word) => {
    expect(clockWord(seconds)).toBe(word);
  });

  it.each([
    [61, ''],
    [60, 'Less than 60 seconds left'],
    [31, 'Less than 60 seconds left'],
    [30, 'Less than 30 seconds left'],
    [9, 'Less than 10 seconds left'],
    [0, ''],
  ])('says of %p seconds: %p', (seconds, word) => {
    expect(countdownWord(seconds)).toBe(word);
  });

  it('names a run by its number, mode and direction', () => {
    expect(runTitle(soakingRun(now))).toBe('Run #41, planned: east → west');
    expect(runTitle({ ...soakingRun(now), kind: 'failback' })).toBe(
      'Run #41, fail back: east → west',
    );
    expect(directionOf({ entityRef: 'a:b/c', from: ['a', 'b'], to: [] })).toBe(
      'a and b → the others',
    );
  });

  it.each<[string, FailoverRun, number]>([
    ['has not begun', sketchRun(now), 0],
    ['soaks at a quarter', soakingRun(now), 25],
    ['is held there', heldRun(now), 25],
  ])('knows what has moved of a run that %s', (_, run, share) => {
    expect(movedShare(run)).toBe(share);
  });

  it('does not count what was taken back', () => {
    const run = soakingRun(now);
    const steps = run.steps.map(step => ({
      ...step,
      state: 'undone' as const,
    }));
    expect(movedShare({ ...run, steps })).toBe(0);
  });

  it('says how far a run is, and what follows', () => {
    const run = soakingRun(now);
    expect(progressWords(run)).toBe(
      `Step ${run.step + 1} of ${
        run.steps.length
      } · 25 % of the traffic of east moved`,
    );
    expect(afterSoak(run)).toBe('then 50 %');
    expect(afterSoak(endedRuns(now)[0])).toBe('');
  });
});
