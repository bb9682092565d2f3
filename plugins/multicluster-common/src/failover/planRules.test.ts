import { backend, facts, NOW, readiness, split } from './__testUtils__/facts';
import { planFailover } from './planFailover';
import { PlanFacts } from './planTypes';
import { DEFAULT_FAILOVER_POLICY as policy } from './policy';
import { writeRunbook } from './writeRunbook';

const ready = (verdict: Parameters<typeof readiness>[1], cluster = 'west') =>
  new Map([
    ['east', readiness('east')],
    [cluster, readiness(cluster, verdict)],
  ]);

/** Named, a cluster is a target whether or not it is fit. */
const toWest = {
  ...{ entityRef: 'component:default/web', from: ['east'] },
  to: ['west'],
};

const freeze = {
  from: new Date(NOW - 1000).toISOString(),
  to: new Date(NOW + 1000).toISOString(),
  reason: 'the sale',
};

const deadTarget = split({
  backends: [
    backend('web', 'west', 50, { ready: false }),
    backend('web-east', 'east', 50),
  ],
});

const shared = [
  {
    object: split().object,
    cluster: 'west',
    entityRefs: ['component:default/shop'],
  },
];

/** What stands against a plan, by rule; a fact that is as it should be is the other half of each row. */
const ROWS: [string, number, Partial<PlanFacts>, Partial<PlanFacts>][] = [
  ['rule 1: never zero', 1, { hops: [deadTarget] }, {}],
  [
    'rule 2: destination first',
    2,
    { readiness: ready('notReady'), intent: toWest },
    {},
  ],
  ['rule 3: capacity before traffic', 3, { capacity: new Map() }, {}],
  [
    'rule 4: steps grow, and end with all of it',
    4,
    { policy: { ...policy, plannedRamp: [50, 25] } },
    { policy: { ...policy, plannedRamp: [25, 100] } },
  ],
  ['rule 12: shared objects name their owners', 12, { shared }, {}],
  [
    'rule 14: a freeze stops a planned run, and no emergency',
    14,
    { policy: { ...policy, freezes: [freeze] } },
    { policy: { ...policy, freezes: [freeze] }, mode: 'emergency' },
  ],
  [
    'rule 18: what Git keeps is changed in Git',
    18,
    { hops: [split({ ownedBy: 'Argo CD application web' })] },
    {},
  ],
  [
    'rule 22: unknown is not ready',
    2,
    { readiness: ready('unknown') },
    { readiness: ready('ready') },
  ],
];

describe('the safety rules of a plan', () => {
  it.each(ROWS)('%s', (_, rule, broken, kept) => {
    const rules = (given: Partial<PlanFacts>) =>
      planFailover(facts(given)).problems.map(problem => problem.rule);
    expect(rules(broken)).toContain(rule);
    expect(rules(kept)).not.toContain(rule);
  });

  it('rule 16: an emergency writes on its source last, in a step that may wait', () => {
    const onEast = split({
      cluster: 'east',
      backends: [backend('web', 'east', 80), backend('web-west', 'west', 20)],
    });
    const { steps } = planFailover(
      facts({ mode: 'emergency', hops: [split(), onEast] }),
    );
    const clusters = steps
      .filter(({ kind }) => kind === 'ramp')
      .map(({ bestEffort, traffic }) => [bestEffort, traffic[0].cluster]);
    expect(clusters).toEqual([
      [false, 'west'],
      [true, 'east'],
      [false, 'west'],
      [true, 'east'],
    ]);
  });

  it('rule 17: every plan is a runbook of plain commands', () => {
    const plan = planFailover(facts());
    const text = writeRunbook(plan, {
      commandFor: ({ cluster, after }) =>
        `write --context ${cluster} ${JSON.stringify(after)}`,
    });
    for (const { sentence, traffic } of plan.steps) {
      expect(text).toContain(sentence);
      for (const { after } of traffic) {
        expect(text).toContain(`--context west ${JSON.stringify(after)}`);
      }
    }
    expect(text).toContain('## To go back');
  });

  it('rule 21: an approval is void when what would be written is another', () => {
    const hash = (given: Partial<PlanFacts>) => planFailover(facts(given)).hash;
    const later = { now: NOW + 1000 };
    expect(hash(later)).toBe(hash({}));
    const other = split({
      backends: [backend('web', 'west', 60), backend('web-east', 'east', 40)],
    });
    expect(hash({ hops: [other] })).not.toBe(hash({}));
  });
});

describe('rule 23: what is done when nobody can serve was decided beforehand', () => {
  const nobody = new Map([
    ['east', readiness('east', 'notReady')],
    ['west', readiness('west', 'notReady')],
  ]);
  const judge = (
    allUnhealthy: PlanFacts['policy']['allUnhealthy'],
    given: Partial<PlanFacts> = {},
  ) =>
    planFailover(
      facts({
        ...{ readiness: nobody, intent: toWest },
        policy: { ...policy, allUnhealthy },
        ...given,
      }),
    ).problems;
  const ofRule = (problems: ReturnType<typeof judge>, rule: number) =>
    problems.filter(problem => problem.rule === rule);

  it.each([
    ['failOpen', 'keep sending as it is', 'error'],
    ['failClosed', 'answer nothing', 'error'],
    [{ failTo: 'west' }, "send all of it to 'west'", 'warning'],
    [{ failTo: 'edge' }, "send all of it to 'edge'", 'error'],
  ] as const)('%j', (decided, said, severity) => {
    const [problem, ...others] = ofRule(judge(decided), 23);
    expect(problem).toMatchObject({ severity, overridable: true });
    expect(problem.message).toContain(said);
    expect(problem.message).toContain('get errors at once');
    expect(others).toEqual([]);
  });

  it('lets the one that was named be chosen though it is unfit, and no other', () => {
    const overridable = (problems: ReturnType<typeof judge>) =>
      ofRule(problems, 2).map(problem => problem.overridable);
    expect(overridable(judge({ failTo: 'west' }))).toEqual([true]);
    expect(overridable(judge('failOpen'))).toEqual([false]);
  });

  it('is no question while somebody can', () => {
    expect(
      ofRule(judge('failOpen', { readiness: ready('ready') }), 23),
    ).toEqual([]);
  });
});
