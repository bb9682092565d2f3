import { NotAllowedError, ServiceUnavailableError } from '@backstage/errors';
import { testDeployment } from '../store/testDeployment';
import { CheckedTarget, TargetTask } from '../types';
import { checkTargets } from './checkTargets';

const deployment = { ...testDeployment('a', [['x', 'y']]), revision: 1 };
const nothing: CheckedTarget = { objects: [], values: [], problems: [] };
const forever = new AbortController().signal;

function check(
  work: (task: TargetTask) => Promise<CheckedTarget>,
  signal = forever,
) {
  const targets = ['x', 'y'].map(cluster => ({ cluster, deployment }));
  return checkTargets({ deployer: { check: work }, targets, signal });
}

describe('checkTargets', () => {
  it('looks at all clusters at the same time', async () => {
    const waiting: (() => void)[] = [];
    const both = check(async () => {
      await new Promise<void>(resolve => {
        waiting.push(resolve);
        // Nobody goes on before both are there.
        if (waiting.length === 2) waiting.forEach(go => go());
      });
      return nothing;
    });
    await expect(both).resolves.toHaveLength(2);
  });

  it.each([
    [new ServiceUnavailableError('It is away.'), 'unreachable'],
    [new NotAllowedError('It refuses.'), 'admission'],
    [new Error('It broke.'), 'failed'],
  ])(
    'makes a failure a problem of that cluster alone: %s',
    async (error, code) => {
      const checks = await check(async ({ cluster }) => {
        if (cluster === 'y') throw error;
        return nothing;
      });
      expect(checks).toEqual([
        { cluster: 'x', ...nothing },
        {
          ...{ cluster: 'y', objects: [], values: [] },
          problems: [{ severity: 'error', code, message: error.message }],
        },
      ]);
    },
  );

  it('ends with its reader, also when a cluster heeds nothing', async () => {
    const gone = new AbortController();
    const checks = check(
      ({ cluster }) =>
        cluster === 'x' ? Promise.resolve(nothing) : new Promise(() => {}),
      gone.signal,
    );
    gone.abort();
    const [, y] = await checks;
    expect(y.problems).toHaveLength(1);
  });
});
