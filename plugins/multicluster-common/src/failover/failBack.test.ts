import { backend, facts, NOW, split } from './__testUtils__/facts';
import { failBackOf, restoresOf } from './failBack';
import { planFailover } from './planFailover';
import { DEFAULT_FAILOVER_POLICY } from './policy';
import { firstSteps } from './runSteps';
import { FailoverRun, RunState } from './runRecord';

const policy = { ...DEFAULT_FAILOVER_POLICY, plannedRamp: [50, 100] };

/** East to west, of which the first so many steps are done. */
function run(
  done: number,
  state: RunState = 'committed',
  given: Partial<FailoverRun> = {},
): FailoverRun {
  const plan = planFailover(facts({ policy }));
  const steps = firstSteps(plan.steps).map((step, index) =>
    index < done ? { ...step, state: 'completed' as const, attempts: 1 } : step,
  );
  return {
    ...{ id: 'r1', number: 1, entityRef: plan.entityRef, kind: 'failover' },
    ...{ mode: 'planned', state, since: NOW, plan, steps, step: done },
    ...{ createdAt: NOW, createdBy: 'user:default/ann', reason: 'because' },
    ...{ approvals: [], overrides: [], pending: [], readings: [] },
    ...given,
  } as FailoverRun;
}

const ALL = 99;
const moved = split({
  backends: [backend('web', 'west', 100), backend('web-east', 'east', 0)],
});

/** The way back, from a world in which west has everything. */
function back(given: Parameters<typeof facts>[0] = {}) {
  return planFailover(
    facts({
      policy,
      hops: [moved],
      restores: restoresOf(run(ALL)),
      intent: {
        ...{ entityRef: 'component:default/web', answers: 'r1' },
        ...{ from: ['west'], to: ['east'] },
      },
      ...given,
    }),
  );
}

describe('the plan of a fail back', () => {
  it('ends at the weights from before, step by step', () => {
    const ramp = back().steps.filter(({ kind }) => kind === 'ramp');
    expect(ramp.map(({ traffic }) => traffic[0].after)).toEqual([
      { web: 75, 'web-east': 25 },
      { web: 50, 'web-east': 50 },
    ]);
    expect(ramp.map(({ sentence }) => sentence)).toEqual([
      "Move 25 % of west's traffic to east.",
      'Give east back what it had before run #1.',
    ]);
  });

  it('takes back what the run had added, after the traffic has left', () => {
    const ids = back().steps.map(({ id }) => id);
    expect(ids.slice(-3)).toEqual(['release', 'verify', 'commit']);
    const release = back().steps.find(({ id }) => id === 'release');
    expect(release?.capacity).toMatchObject([
      { cluster: 'west', before: 9, after: 4 },
    ]);
  });

  it('moves nothing that is there already', () => {
    const { steps } = back({ hops: [split()] });
    expect(steps.filter(({ kind }) => kind === 'ramp')).toEqual([]);
  });

  it('says when there are other backends by now', () => {
    const hop = split({
      backends: [...moved.backends, backend('web-edge', 'edge', 0)],
    });
    expect(back({ hops: [hop] }).problems).toContainEqual(
      expect.objectContaining({
        rule: 1,
        message: expect.stringContaining('other backends than before run #1'),
      }),
    );
  });

  it('leaves hops alone that the run did not move', () => {
    const other = split({ cluster: 'edge', backends: moved.backends });
    const hops = back({ hops: [moved, other] })
      .steps.flatMap(({ traffic }) => traffic)
      .map(({ cluster }) => cluster);
    expect(new Set(hops)).toEqual(new Set(['west']));
  });

  it('is another plan than moving the same share', () => {
    expect(back().hash).not.toBe(back({ restores: undefined }).hash);
  });
});

describe('which run a fail back answers', () => {
  const answer = { runId: 'r1', number: 1, from: ['west'], to: ['east'] };
  const restores = restoresOf(run(ALL));
  const returned = (state: RunState, done = ALL) => {
    const { plan, ...rest } = run(done, state);
    return {
      ...{ ...rest, id: 'r2', number: 2, kind: 'failback' as const },
      plan: { ...plan, restores },
    };
  };

  it.each<[string, FailoverRun[], ReturnType<typeof failBackOf>]>([
    ['none was there', [], undefined],
    ['one was kept', [run(ALL)], answer],
    ['one is under way', [run(3, 'ramping')], undefined],
    ['one ended half-way', [run(3, 'aborted')], answer],
    ['one ended before it wrote', [run(1, 'aborted')], undefined],
    ['the fail back was kept', [returned('committed'), run(ALL)], undefined],
    [
      'the fail back ended half-way',
      [returned('aborted', 3), run(ALL)],
      answer,
    ],
    ['the fail back never began', [returned('rejected', 1), run(ALL)], answer],
  ])('%s', (_, runs, expected) => {
    expect(failBackOf(runs)).toEqual(expected);
  });
});
