import { FailoverRun } from '@multicluster/backstage-plugin-multicluster-common';
import { usualSeconds } from './usualSeconds';

type Done = [kind: string, seconds: number, state?: string, soak?: number];

const run = (...steps: Done[]) =>
  ({
    plan: {
      steps: steps.map(([kind, , , soakSeconds = 0]) => ({
        kind,
        soakSeconds,
      })),
    },
    steps: steps.map(([, seconds, state = 'completed']) => ({
      ...{ state, startedAt: 1_000, endedAt: 1_000 + seconds * 1000 },
    })),
  } as unknown as FailoverRun);

describe('how long steps usually take', () => {
  it.each<[string, FailoverRun[], object]>([
    ['nothing without runs', [], {}],
    [
      'the median of each kind',
      [
        run(['capacity', 10], ['verify', 5]),
        run(['capacity', 90]),
        run(['capacity', 20]),
      ],
      { capacity: 20, verify: 5 },
    ],
    [
      'a ramp without its soak',
      [run(['ramp', 62, 'completed', 60])],
      { ramp: 2 },
    ],
    [
      'not what waits for a person',
      [run(['approval', 900], ['manual', 60], ['commit', 3600])],
      {},
    ],
    [
      'not what was left out, has failed or was taken back',
      [
        run(
          ['ramp', 9, 'skipped'],
          ['ramp', 9, 'failed'],
          ['ramp', 9, 'undone'],
        ),
      ],
      {},
    ],
  ])('is %s', (_, runs, expected) => {
    expect(usualSeconds(runs)).toEqual(expected);
  });
});
