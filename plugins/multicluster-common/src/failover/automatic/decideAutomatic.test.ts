import { FailoverRun } from '../runRecord';
import { DEFAULT_FAILOVER_POLICY } from '../policy';
import { backend, split } from '../__testUtils__/facts';
import { AutomaticFacts, decideAutomatic } from './decideAutomatic';
import { ProbedCluster, ProbeLook } from './types';

const NOW = 1_790_000_000_000;
const MINUTE = 60_000;

function looks(verdict: 'pass' | 'fail'): ProbeLook[] {
  return [3, 2, 1].map(back => ({ verdict, at: NOW - back * 1000 }));
}

function probed(
  cluster: string,
  verdict: 'pass' | 'fail',
  more: Partial<ProbedCluster> = {},
): ProbedCluster {
  const windows = { portal: looks(verdict), callers: looks(verdict) };
  return { cluster, windows, ...more };
}

function run(fields: Partial<FailoverRun>): FailoverRun {
  return {
    ...{ number: 7, kind: 'failover', mode: 'emergency', state: 'committed' },
    ...{ createdBy: 'user:default/ann', createdAt: NOW - 90 * MINUTE },
    endedAt: NOW - 80 * MINUTE,
    ...fields,
  } as FailoverRun;
}

function decide(given: Partial<AutomaticFacts> = {}) {
  return decideAutomatic({
    policy: { ...DEFAULT_FAILOVER_POLICY, automatic: 'execute' },
    hops: [split()],
    probed: [
      probed('east', 'fail', { failingSince: NOW - MINUTE }),
      probed('west', 'pass'),
    ],
    runs: [],
    now: NOW,
    ...given,
  });
}

const own = { createdBy: 'policy:default' };

describe('rule 9: what happens by itself', () => {
  it('moves away from what fails and gets traffic', () => {
    expect(decide()).toMatchObject({
      ...{ what: 'execute', from: ['east'], since: NOW - MINUTE },
      reason: expect.stringContaining("'east': Fails from the portal"),
    });
  });

  it('is a word to the owners where the policy only recommends, and one word is enough', () => {
    const policy = {
      ...DEFAULT_FAILOVER_POLICY,
      automatic: 'recommend' as const,
    };
    expect(decide({ policy })).toMatchObject({ what: 'recommend' });
    const told = probed('east', 'fail', { toldAt: NOW - MINUTE });
    expect(
      decide({ policy, probed: [told, probed('west', 'pass')] }).what,
    ).toBe('nothing');
  });

  it.each<[string, Partial<AutomaticFacts>]>([
    ['by default', { policy: DEFAULT_FAILOVER_POLICY }],
    [
      'while a person moves it',
      { runs: [run({ state: 'soaking', endedAt: undefined })] },
    ],
    ['while nothing fails', { probed: [probed('east', 'pass')] }],
    [
      'for what gets no traffic',
      {
        hops: [
          split({
            backends: [
              backend('web', 'west', 100),
              backend('web-east', 'east', 0),
            ],
          }),
        ],
      },
    ],
  ])('is nothing %s', (_, given) => {
    expect(decide(given).what).toBe('nothing');
  });

  it.each<[string, string, Partial<AutomaticFacts>]>([
    [
      'no other is known to answer',
      'No other cluster',
      { probed: [probed('east', 'fail')] },
    ],
    ['it has just moved', 'Run #7', { runs: [run({ endedAt: NOW - MINUTE })] }],
    [
      'it has just been turned down',
      'Run #7',
      { runs: [run({ ...own, state: 'rejected', endedAt: NOW - MINUTE })] },
    ],
    [
      'it comes and goes',
      'comes and goes',
      { runs: [run({ ...own, number: 9 }), run(own)] },
    ],
  ])('asks a person when %s', (_, why, given) => {
    expect(decide(given)).toMatchObject({
      what: 'recommend',
      why: expect.stringContaining(why),
    });
  });

  it('does not count what people do, nor drills, as flapping', () => {
    const runs = [
      run({ kind: 'drill', mode: 'drill-dry', endedAt: NOW }),
      run({ ...own, kind: 'drill', mode: 'drill-live' }),
      run({ ...own, kind: 'drill', mode: 'drill-live' }),
      ...[run({}), run({}), run({})],
    ];
    expect(decide({ runs }).what).toBe('execute');
  });
});
