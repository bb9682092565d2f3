import { judgeProbes, withLooks } from './judgeProbes';
import { ProbedCluster, ProbeLook } from './types';

const NOW = 1_790_000_000_000;
const trigger = { failures: 3, of: 5, cooldownSeconds: 60, mostPerDay: 2 };

/** One look each ten seconds, the last of them now: `f`ails, `p`asses, `?` is not known. */
function looks(text: string, last = NOW): ProbeLook[] {
  const verdicts = { f: 'fail', p: 'pass', '?': 'unknown' } as const;
  return [...text].map((letter, index) => ({
    verdict: verdicts[letter as 'f'],
    at: last - (text.length - 1 - index) * 10_000,
  }));
}

describe('judgeProbes', () => {
  it.each<[string, ProbedCluster['windows'], string, string]>([
    ['nobody looked', {}, 'unknown', 'Not known from anywhere.'],
    ['one place', { portal: looks('fff') }, 'unknown', 'nowhere else'],
    ['two', { portal: looks('fff'), callers: looks('fff') }, 'fail', 'Fails'],
    [
      'its own two alone',
      { proxy: looks('fff'), cluster: looks('fff') },
      'unknown',
      'nowhere else',
    ],
    [
      'one and its own',
      { portal: looks('fff'), cluster: looks('fff') },
      'fail',
      'from the portal, and from its own endpoints',
    ],
    [
      'too few failures',
      { portal: looks('pffp'), callers: looks('fff') },
      'unknown',
      'answers from the portal',
    ],
    [
      'enough of the last, and not in a row',
      { portal: looks('fpfpf'), callers: looks('ffpff') },
      'fail',
      'Fails',
    ],
    [
      'failures further back than the window',
      { portal: looks('fffppppp'), callers: looks('ppppp') },
      'pass',
      'Is well, seen from the portal, and from its callers',
    ],
    [
      'a third place that gets an answer',
      { portal: looks('fff'), callers: looks('fff'), proxy: looks('p') },
      'unknown',
      'and answers from its API server',
    ],
    [
      'addresses at which nobody answers',
      { cluster: looks('fff'), callers: looks('ppp'), portal: looks('fff') },
      'fail',
      'from the portal, and from its own endpoints',
    ],
    [
      'silence, which is not death',
      { portal: looks('fff'), cluster: looks('???'), callers: looks('???') },
      'unknown',
      'nowhere else',
    ],
    [
      'looks of long ago',
      {
        portal: looks('fff', NOW - 400_000),
        callers: looks('fff', NOW - 400_000),
      },
      'unknown',
      'Not known from anywhere.',
    ],
  ])('of %s', (_, windows, verdict, words) => {
    const judged = judgeProbes({ windows }, trigger, NOW);
    expect(judged.verdict).toBe(verdict);
    expect(judged.sentence).toContain(words);
  });
});

describe('withLooks', () => {
  const before: ProbedCluster = {
    cluster: 'east',
    windows: {
      portal: looks('ff', NOW - 10_000),
      callers: looks('ff', NOW - 10_000),
    },
  };
  const failed: ProbeLook = { verdict: 'fail', at: NOW };

  it('keeps since when it fails, however long', () => {
    const both = { portal: failed, callers: failed };
    const began = withLooks(before, both, trigger, NOW);
    expect(began.failingSince).toBe(NOW);
    const at = NOW + 10_000;
    const again = { portal: { ...failed, at }, callers: { ...failed, at } };
    expect(
      withLooks({ ...began, toldAt: NOW }, again, trigger, at),
    ).toMatchObject({ failingSince: NOW, toldAt: NOW });
  });

  it('forgets that owners were told only when it answers again', () => {
    const told = { ...before, failingSince: NOW - 1, toldAt: NOW };
    const unknown = { portal: { verdict: 'unknown' as const, at: NOW } };
    expect(withLooks(told, unknown, trigger, NOW).toldAt).toBe(NOW);
    const windows = { portal: looks('ppppp'), callers: looks('pppp') };
    const passed: ProbeLook = { verdict: 'pass', at: NOW + 1 };
    expect(
      withLooks({ ...told, windows }, { portal: passed }, trigger, NOW + 1),
    ).not.toHaveProperty('toldAt');
  });

  it('counts an answer that was read twice once, and keeps twenty', () => {
    let probed = before;
    for (let second = 0; second < 60; second++) {
      const at = NOW + Math.floor(second / 2) * 1000;
      probed = withLooks(probed, { portal: { ...failed, at } }, trigger, at);
    }
    const kept = probed.windows.portal!.map(({ at }) => at);
    expect(kept).toHaveLength(20);
    expect(new Set(kept).size).toBe(20);
  });
});
