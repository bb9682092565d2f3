import { FailoverRun } from '../runRecord';
import { judgeAnswer } from './judgeAnswer';
import { oldAnswersUntil } from './oldAnswersUntil';

const NOW = 1_790_000_000_000;

describe('what a server of the zone answers', () => {
  const declared = ['192.0.2.1', '192.0.2.2'];

  it.each([
    ['all', ['192.0.2.1', '192.0.2.2'], 'pass'],
    ['all', ['192.0.2.1'], 'fail'],
    ['all', [], 'fail'],
    ['some', ['192.0.2.1'], 'pass'],
    ['some', ['192.0.2.9'], 'fail'],
    ['some', [], 'fail'],
    ['all', undefined, 'unknown'],
    ['some', undefined, 'unknown'],
  ] as const)('with %s: %j is %s', (answersWith, answers, verdict) => {
    const answer = { server: 'ns1', ...(answers && { answers: [...answers] }) };
    expect(judgeAnswer({ declared, answersWith }, answer)).toBe(verdict);
  });
});

describe('how long old answers may live', () => {
  const hop = { id: 'dns', tailSeconds: 30 };
  const run = (of: string, step: object) =>
    ({
      plan: { steps: [{ traffic: [{ hop: of }] }] },
      steps: [{ attempts: 1, ...step }],
    } as unknown as FailoverRun);

  it.each([
    ['no run', [], undefined],
    ['a run of another', [run('smi', { endedAt: NOW })], undefined],
    ['one that wrote nothing', [run('dns', { attempts: 0 })], undefined],
    ['a change just now', [run('dns', { endedAt: NOW - 10_000 })], 20_000],
    ['one under way', [run('dns', { startedAt: NOW - 1_000 })], 29_000],
    ['one of long ago', [run('dns', { endedAt: NOW - 30_000 })], undefined],
    [
      'several, the last of which counts',
      [
        run('dns', { endedAt: NOW - 9_000 }),
        run('dns', { endedAt: NOW - 5_000 }),
      ],
      25_000,
    ],
  ])('after %s', (_, runs, left) => {
    const until = oldAnswersUntil(hop, runs, NOW);
    expect(until && until - NOW).toBe(left);
  });
});
