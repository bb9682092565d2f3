import {
  backend,
  DEPLOYMENT,
  facts,
  NOW,
  readiness,
  split,
} from './__testUtils__/facts';
import { planFailover } from './planFailover';
import { CapacityFacts, PlanFacts } from './planTypes';
import { DEFAULT_FAILOVER_POLICY as policy } from './policy';

const ids = (given: PlanFacts) => planFailover(given).steps.map(({ id }) => id);

describe('the steps of a plan', () => {
  it('are those of a planned move', () => {
    expect(ids(facts())).toEqual([
      'preflight',
      'capacity',
      'ramp-1',
      'ramp-5',
      'ramp-25',
      'ramp-50',
      'ramp-100',
      'verify',
      'commit',
    ]);
  });

  it('begin each where the one before ended, and end with nothing on the source', () => {
    const ramp = planFailover(facts()).steps.filter(
      ({ kind }) => kind === 'ramp',
    );
    const weights = ramp.map(({ traffic: [{ before, after }] }) => [
      before['web-east'],
      after['web-east'],
    ]);
    expect(weights).toEqual([
      [50, 49],
      [49, 47],
      [47, 37],
      [37, 25],
      [25, 0],
    ]);
    expect(ramp[4].traffic[0].after).toEqual({ web: 100, 'web-east': 0 });
  });

  it('are fewer and larger in an emergency, and wait for nobody', () => {
    const given = facts({
      mode: 'emergency',
      policy: { ...policy, approvals: 2 },
    });
    expect(ids(given)).toEqual([
      'preflight',
      'capacity',
      'ramp-50',
      'ramp-100',
      'verify',
      'commit',
    ]);
  });

  it('ask for approval where the policy wants it', () => {
    const given = facts({ policy: { ...policy, approvals: 1 } });
    expect(ids(given)[1]).toBe('approval');
  });

  it('move no more than the policy’s share in a live drill, and scale nothing', () => {
    const plan = planFailover(facts({ mode: 'drill-live' }));
    expect(plan.steps.map(({ id }) => id)).toEqual([
      'preflight',
      'ramp-5',
      'verify',
      'commit',
    ]);
  });

  it('put what is written on the source apart in an emergency', () => {
    const onEast = split({
      cluster: 'east',
      backends: [backend('web', 'east', 80), backend('web-west', 'west', 20)],
    });
    const { steps } = planFailover(
      facts({ mode: 'emergency', hops: [onEast, split()] }),
    );
    const ramp = steps.filter(({ kind }) => kind === 'ramp');
    expect(
      ramp.map(({ id, bestEffort, traffic }) => [
        id,
        bestEffort,
        traffic.map(({ cluster }) => cluster),
      ]),
    ).toEqual([
      ['ramp-50', false, ['west']],
      ['ramp-50-source', true, ['east']],
      ['ramp-100', false, ['west']],
      ['ramp-100-source', true, ['east']],
    ]);
  });

  it('write targets first and sources last', () => {
    const names = ['a-east', 'b-west', 'c-edge'];
    const hops = names.map(id =>
      split({ id, cluster: id.slice(2), target: id }),
    );
    const ramp = planFailover(facts({ hops })).steps.find(
      ({ id }) => id === 'ramp-100',
    );
    expect(ramp?.traffic.map(({ cluster }) => cluster)).toEqual([
      'west',
      'edge',
      'east',
    ]);
  });

  it('soak no shorter than old answers live', () => {
    const hops = [split({ tailSeconds: 600 })];
    const { steps } = planFailover(facts({ hops }));
    expect(steps.find(({ id }) => id === 'ramp-1')?.soakSeconds).toBe(600);
    expect(steps.find(({ id }) => id === 'verify')?.soakSeconds).toBe(600);
  });

  it('take the largest share that a driver can write', () => {
    const hops = [split({ granularity: [0, 100] })];
    expect(ids(facts({ hops }))).toEqual([
      'preflight',
      'capacity',
      'ramp-100',
      'verify',
      'commit',
    ]);
  });
});

describe('the capacity of a plan', () => {
  it('is what both needed, with headroom', () => {
    const { steps } = planFailover(facts());
    expect(steps[1].capacity).toEqual([
      {
        cluster: 'west',
        object: DEPLOYMENT,
        field: 'replicas',
        before: 4,
        after: 9,
      },
    ]);
  });

  it('is an autoscaler’s minimum where there is one, and never above its maximum', () => {
    const object = { ...DEPLOYMENT, kind: 'HorizontalPodAutoscaler' };
    const autoscaler = { object, min: 2, max: 6 };
    const capacity = new Map([
      ['east', { ready: 4, desired: 4, room: 9 }],
      ['west', { ready: 4, desired: 4, room: 9, autoscaler }],
    ]);
    const plan = planFailover(facts({ capacity }));
    expect(plan.steps[1].capacity[0]).toMatchObject({
      field: 'minReplicas',
      before: 2,
      after: 6,
    });
    expect(plan.problems).toContainEqual({
      rule: 3,
      severity: 'error',
      message: "'west' needs 9 replicas, and its autoscaler allows 6.",
      overridable: true,
    });
  });

  it.each([
    ['is not known', undefined, /How much 'west' can carry/],
    [
      'has no room',
      { ready: 4, desired: 4, room: 2, workload: DEPLOYMENT },
      /5 more replicas and has room for 2/,
    ],
    [
      'has unknown room',
      { ready: 4, desired: 4, workload: DEPLOYMENT },
      /is not known/,
    ],
    [
      'has nothing to scale',
      { ready: 4, desired: 4, room: 99 },
      /nothing there is known/,
    ],
  ])('stands against it when it %s', (_, west, message) => {
    const capacity = new Map([
      ['east', { ready: 4, desired: 4 }],
      ...(west ? ([['west', west]] as [string, CapacityFacts][]) : []),
    ]);
    const found = planFailover(facts({ capacity })).problems;
    expect(found).toContainEqual(
      expect.objectContaining({
        rule: 3,
        severity: 'error',
        overridable: true,
        message: expect.stringMatching(message),
      }),
    );
  });
});

describe('what stands against a plan', () => {
  const found = (given: Partial<PlanFacts>) =>
    planFailover(facts(given)).problems.map(
      ({ rule, overridable, message }) => [rule, overridable, message],
    );

  it('is nothing when all is well', () => {
    expect(planFailover(facts()).problems).toEqual([]);
  });

  it.each<[string, Partial<PlanFacts>, [number, boolean, RegExp]]>([
    ['nothing steers', { hops: [] }, [1, false, /Nothing here can steer/]],
    [
      'there is no second place',
      { hops: [split({ backends: [backend('web-east', 'east', 1)] })] },
      [1, false, /no second place/],
    ],
    [
      'the same cluster gives and takes',
      { intent: { entityRef: 'e', from: ['east'], to: ['east'] } },
      [1, false, /both give and take/],
    ],
    [
      'the source gets nothing',
      {
        hops: [
          split({
            backends: [
              backend('web', 'west', 1),
              backend('web-east', 'east', 0),
            ],
          }),
        ],
      },
      [1, false, /Nothing changes/],
    ],
    [
      'the target is dead as the callers see it (rules 1 and 2)',
      {
        hops: [
          split({
            backends: [
              backend('web', 'west', 50, { ready: false }),
              backend('web-east', 'east', 50),
            ],
          }),
        ],
      },
      [2, false, /no ready endpoint/],
    ],
    [
      'the callers’ view of the target is unknown (rules 2 and 22)',
      {
        hops: [
          split({
            backends: [
              backend('web', 'west', 50, { ready: undefined }),
              backend('web-east', 'east', 50),
            ],
          }),
        ],
      },
      [2, true, /is not known/],
    ],
    [
      'the callers’ view of the target is old (rule 2)',
      {
        hops: [
          split({
            backends: [
              backend('web', 'west', 50, { readyAt: NOW - 61_000 }),
              backend('web-east', 'east', 50),
            ],
          }),
        ],
      },
      [2, true, /too long ago/],
    ],
    [
      'the target says of itself that it is not ready (rule 2)',
      {
        intent: { entityRef: 'e', from: ['east'], to: ['west'] },
        readiness: new Map([['west', readiness('west', 'notReady')]]),
      },
      [2, false, /'west': is notReady/],
    ],
    [
      'nothing is known of the target (rule 22)',
      { readiness: new Map() },
      [2, true, /nothing is known/],
    ],
    [
      'fewer clusters would serve than the policy wants (rule 1)',
      { policy: { ...policy, minServingClusters: 2 } },
      [1, true, /one cluster that can serve; the policy wants 2/],
    ],
    [
      'the ramp does not end (rule 4)',
      { policy: { ...policy, plannedRamp: [10, 50] } },
      [4, false, /end with 100/],
    ],
    [
      'others use the object (rule 12)',
      {
        shared: [
          {
            object: DEPLOYMENT,
            cluster: 'west',
            entityRefs: ['component:default/shop'],
          },
        ],
      },
      [12, true, /also carries component:default\/shop/],
    ],
    [
      'it is frozen (rule 14)',
      {
        now: Date.parse('2026-12-24T12:00:00Z'),
        policy: {
          ...policy,
          freezes: [
            {
              from: '2026-12-24T00:00:00Z',
              to: '2026-12-27T00:00:00Z',
              reason: 'holidays',
            },
          ],
        },
      },
      [14, false, /holidays/],
    ],
    [
      'Git would take it back (rule 18)',
      { hops: [split({ ownedBy: "Argo CD application 'web'" })] },
      [18, true, /would take the change back/],
    ],
  ])('is said when %s', (_, given, [rule, overridable, message]) => {
    expect(found(given)).toContainEqual([
      rule,
      overridable,
      expect.stringMatching(message),
    ]);
  });

  it('is no freeze for an emergency (rule 14)', () => {
    const now = Date.parse('2026-12-24T12:00:00Z');
    const freezes = [
      { from: '2026-12-24T00:00:00Z', to: '2026-12-27T00:00:00Z', reason: 'x' },
    ];
    const given = {
      now,
      mode: 'emergency' as const,
      policy: { ...policy, freezes },
    };
    expect(found(given).filter(([rule]) => rule === 14)).toEqual([]);
  });

  it('is a hop that has no way to the target, while the others move', () => {
    const stuck = split({
      id: 'other',
      cluster: 'edge',
      backends: [backend('web', 'edge', 1), backend('web-east', 'east', 1)],
    });
    const given = facts({
      intent: { entityRef: 'e', from: ['east'], to: ['west'] },
      hops: [split(), stuck],
    });
    expect(planFailover(given).problems).toContainEqual(
      expect.objectContaining({
        rule: 1,
        message: expect.stringMatching(
          /in 'edge' has no backend that leads to west/,
        ),
      }),
    );
  });
});

describe('the hash of a plan', () => {
  const hash = (given: Partial<PlanFacts>) => planFailover(facts(given)).hash;

  it('is the same for the same move of the same world, seen later', () => {
    const later = split({ resourceVersion: '8' });
    expect(hash({ hops: [later] })).toBe(hash({}));
  });

  it.each<[string, Partial<PlanFacts>]>([
    ['another mode', { mode: 'emergency' }],
    ['another source', { intent: { entityRef: 'e', from: ['west'], to: [] } }],
    ['another policy', { policy: { ...policy, soakSeconds: 1 } }],
    [
      'other weights',
      {
        hops: [
          split({
            backends: [
              backend('web', 'west', 60),
              backend('web-east', 'east', 40),
            ],
          }),
        ],
      },
    ],
    ['something that stands against it', { readiness: new Map() }],
  ])('is another for %s', (_, given) => {
    expect(hash(given)).not.toBe(hash({}));
  });
});

describe('the participants of a plan', () => {
  it('have shares where the entry is known, before and after', () => {
    const entry = split({
      id: 'dns',
      scope: 'entry',
      backends: [backend('a', 'east', 1), backend('b', 'west', 1)],
    });
    const plan = planFailover(facts({ hops: [entry, split()] }));
    expect(
      plan.participants.map(({ cluster, role, shareBefore, shareAfter }) => [
        cluster,
        role,
        shareBefore,
        shareAfter,
      ]),
    ).toEqual([
      ['east', 'source', 75, 0],
      ['west', 'target', 25, 100],
    ]);
  });

  it('have none where it is not', () => {
    const { participants } = planFailover(facts());
    expect(participants.map(({ shareBefore }) => shareBefore)).toEqual([
      undefined,
      undefined,
    ]);
  });
});
