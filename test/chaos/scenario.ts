import fc from 'fast-check';

export const CLUSTERS = ['east', 'west'] as const;
export type ClusterName = (typeof CLUSTERS)[number];

/**
 * What goes wrong at one request to an API server.
 *
 * - `slow`: it answers, later
 * - `error`, `overloaded`, `conflict`: 500, 429, 409, and nothing is done
 * - `blackHole`: no answer, and nothing is done
 * - `lost`: it is done, and the connection breaks before the answer
 * - `rival`: somebody else writes the object first
 * - `outage`: from here on nothing answers for a while, and the portal sees it
 */
export type Fault = {
  cluster: ClusterName;
  /** The request of that cluster, counted from 0. */
  at: number;
  kind:
    | 'slow'
    | 'error'
    | 'overloaded'
    | 'conflict'
    | 'blackHole'
    | 'lost'
    | 'rival'
    | 'outage';
  ms: number;
};

/** A backend dies at one of its calls to the database: before it, or after it and before anybody hears of it. */
export type Death = { backend: number; at: number; when: 'before' | 'after' };

/** A person's word while the run moves, when it has been written so often. */
export type Interruption = {
  version: number;
  command: 'pause' | 'abort' | 'rollBack' | 'escalate' | 'startAnother';
};

/**
 * How the webhook of a step answers a call.
 *
 * - `lost`: it is done, and the connection breaks before the answer
 * - `busy`: 503, and nothing is done
 * - `working`: it has taken it up, and wants to be asked again
 */
export type HookAnswer = 'lost' | 'busy' | 'working';

export type PlayedRun = {
  mode: 'drill-dry' | 'drill-live' | 'planned' | 'emergency';
  from: ClusterName;
  /** Said when the targets serve. */
  end: 'commit' | 'rollBack' | 'abort';
  /** One for each time that it waits for a person, as an index of what may be chosen. */
  answers: number[];
  declines: boolean;
  interruptions: Interruption[];
};

/** All that happens in one play; the same again gives the same, but for what the machine's own timing decides. */
export type Scenario = {
  /** Steps of a planned ramp. */
  ramp: number[];
  approvals: number;
  /** Own and other cluster, as split and route begin. */
  weights: [number, number];
  runs: PlayedRun[];
  faults: Fault[];
  deaths: Death[];
  /** Endpoints that are not ready for a while, from a request of that cluster on. */
  flaps: { cluster: ClusterName; at: number; ms: number }[];
  /** How much each backend's clock is wrong, in milliseconds. */
  skews: [number, number];
  /** Whether the policy has a step by hand and one by a webhook before traffic, and one by hand after it. */
  hasSteps: boolean;
  /** Whether the policy moves a database as well; its writer is where the first run begins. */
  hasDatabase: boolean;
  /** One for each call of the webhook; then each is done. */
  hookAnswers: HookAnswer[];
  /** How late the watch is. */
  lagMs: number;
};

const cluster = fc.constantFrom(...CLUSTERS);
const ms = fc.integer({ min: 10, max: 250 });

const fault: fc.Arbitrary<Fault> = fc.record({
  cluster,
  at: fc.nat(16),
  kind: fc.constantFrom(
    ...(['slow', 'error', 'overloaded', 'conflict', 'blackHole'] as const),
    ...(['lost', 'rival', 'outage'] as const),
  ),
  ms,
});

const death: fc.Arbitrary<Death> = fc.record({
  backend: fc.nat(1),
  at: fc.nat(25),
  when: fc.constantFrom('before', 'after'),
});

const interruption: fc.Arbitrary<Interruption> = fc.record({
  version: fc.integer({ min: 1, max: 30 }),
  command: fc.constantFrom(
    ...(['pause', 'abort', 'rollBack', 'escalate', 'startAnother'] as const),
  ),
});

const run: fc.Arbitrary<PlayedRun> = fc.record({
  mode: fc.constantFrom(
    ...([
      'planned',
      'planned',
      'emergency',
      'drill-live',
      'drill-dry',
    ] as const),
  ),
  from: cluster,
  end: fc.constantFrom('commit', 'rollBack', 'commit', 'abort'),
  answers: fc.array(fc.nat(3), { maxLength: 6 }),
  declines: fc.boolean(),
  interruptions: fc.array(interruption, { maxLength: 2 }),
});

const skew = fc.constantFrom(0, 0, 0, 2_000, -2_000, 600_000, -600_000);

export const scenario: fc.Arbitrary<Scenario> = fc.record({
  ramp: fc.constantFrom([100], [50, 100], [25, 50, 100]),
  approvals: fc.constantFrom(0, 0, 0, 1, 2),
  weights: fc.constantFrom<[number, number][]>([50, 50], [90, 10], [30, 70]),
  runs: fc.array(run, { minLength: 1, maxLength: 2 }),
  faults: fc.array(fault, { maxLength: 6 }),
  deaths: fc.array(death, { maxLength: 3 }),
  flaps: fc.array(fc.record({ cluster, at: fc.nat(12), ms }), {
    maxLength: 2,
  }),
  skews: fc.tuple(skew, skew),
  hasSteps: fc.constantFrom(false, false, true),
  hasDatabase: fc.constantFrom(false, false, true),
  hookAnswers: fc.array(
    fc.constantFrom<HookAnswer>('lost', 'busy', 'working'),
    { maxLength: 6 },
  ),
  lagMs: fc.constantFrom(0, 0, 5, 30),
});

const plain: PlayedRun = {
  ...{ mode: 'planned', from: 'east', end: 'commit', answers: [] },
  ...{ declines: false, interruptions: [] },
};

const calm: Scenario = {
  ...{ ramp: [50, 100], approvals: 0, weights: [50, 50], runs: [plain] },
  ...{ faults: [], deaths: [], flaps: [], skews: [0, 0], lagMs: 0 },
  ...{ hasSteps: false, hasDatabase: false, hookAnswers: [] },
};

const outage: Fault = { cluster: 'east', at: 0, kind: 'outage', ms: 700 };

/** What is played with a death at every point: each way through a run once. */
export const WAYS: { [name: string]: Scenario } = {
  forward: calm,
  back: { ...calm, runs: [{ ...plain, end: 'rollBack' }] },
  approved: { ...calm, approvals: 2 },
  'with steps of the policy': {
    ...{ ...calm, hasSteps: true, hookAnswers: ['lost', 'working'] },
  },
  'with a database': { ...calm, hasDatabase: true },
  'with a database, there and back again': {
    ...{ ...calm, hasDatabase: true },
    runs: [plain, { ...plain, from: 'west' }],
  },
  'with a database, in an emergency': {
    ...{ ...calm, hasDatabase: true },
    runs: [{ ...plain, mode: 'emergency' }],
  },
  drill: { ...calm, runs: [{ ...plain, mode: 'drill-live' }] },
  'emergency without the source': {
    ...{ ...calm, faults: [outage] },
    runs: [{ ...plain, mode: 'emergency' }],
  },
  'there and back again': {
    ...calm,
    runs: [plain, { ...plain, from: 'west' }],
  },
};
