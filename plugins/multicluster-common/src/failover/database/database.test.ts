import { facts } from '../__testUtils__/facts';
import { Life, moved, Options } from '../__testUtils__/Life';
import { availableRunCommands } from '../availableRunCommands';
import { reportRun } from '../reportRun';
import { runEffectsOf } from '../runEffectsOf';
import { RunInput } from '../runTypes';
import { RunMode } from '../types';
import { writeRunbook } from '../writeRunbook';
import { promotionSteps } from './planDatabase';

const begin = (options: Options = {}) =>
  Life.begin({ ...options, policy: { ...options.policy, steps: [moved] } });

const fenced = (
  outcome: Extract<RunInput, { type: 'fenced' }>['outcome'],
  more: Partial<Extract<RunInput, { type: 'fenced' }>> = {},
): RunInput => ({
  ...{ type: 'fenced', step: 'data-fence', outcome },
  ...{ message: `It is ${outcome}.`, ...more },
});

const promoted = (
  outcome: Extract<RunInput, { type: 'promoted' }>['outcome'],
): RunInput => ({ type: 'promoted', step: 'data', outcome });

const again = (times: number, input: RunInput) => Array(times).fill(input);

const stateOf = ({ run }: Life, id: string) =>
  run.steps.find(step => step.id === id)?.state;

describe('a plan that moves a database', () => {
  const ids = (mode: RunMode) =>
    begin({ mode }).run.plan.steps.map(({ id }) => id);

  it.each(['planned', 'emergency', 'drill-dry'] as const)(
    'stops the old writer, lets the new one take over, and only then moves traffic: %s',
    mode => {
      const [first, second, third, fourth] = ids(mode);
      expect([first, second, third]).toEqual([
        ...['preflight', 'data-fence', 'data'],
      ]);
      expect(fourth).toMatch(/^ramp-/);
    },
  );

  it('moves none in a live drill, since data does not come back by itself', () => {
    expect(ids('drill-live').join()).not.toContain('data');
  });

  it('rule 8: says so where there is no one copy on each side, and a person may go on without', () => {
    const steps = [{ ...moved, database: { east: 'a/b', north: 'a/c' } }];
    const { plan } = Life.begin({ policy: { steps } }).run;
    expect(plan.steps.some(({ database }) => database)).toBe(false);
    expect(plan.problems).toContainEqual({
      ...{ rule: 8, severity: 'error', overridable: true },
      message: expect.stringContaining('east, north'),
    });
  });

  it.each([
    [['north', 'west'], 'north'],
    [['west', 'north'], 'west'],
  ])('of copies %j, the first takes over', (names, expected) => {
    const database = Object.fromEntries(
      ['east', ...names].map(name => [name, `shop/pg-${name}`]),
    );
    const step = { ...moved, database } as Extract<
      typeof moved,
      { kind: 'promote' }
    >;
    const sides = { sources: ['east'], targets: ['west', 'north'], share: 100 };
    const steps = promotionSteps(step, facts({}), sides);
    expect(steps.map(({ database: move }) => move?.to.cluster)).toEqual([
      ...[expected, expected],
    ]);
  });

  it('rule 17: has its commands in the runbook', () => {
    const text = (mode: RunMode) =>
      writeRunbook(begin({ mode }).run.plan, { commandFor: () => undefined });
    expect(text('planned')).toContain('kubectl --context east -n shop patch');
    expect(text('planned')).toContain('promotionToken');
    expect(text('emergency')).toContain('cnpg.io/fencedInstances');
    expect(text('emergency')).not.toContain('promotionToken');
  });
});

describe('rule 8: fence before promote', () => {
  const fencing = (options: Options = {}) => begin(options).until('fencing');

  it.each([
    ['planned', 'demote'],
    ['emergency', 'fence'],
  ] as const)('%s: the old writer is asked to %s', (mode, stop) => {
    const { run, now } = fencing({ mode });
    expect(runEffectsOf(run, now)).toEqual([
      {
        type: 'fence',
        step: 'data-fence',
        move: run.plan.steps[1].database,
        stop,
      },
    ]);
  });

  it('leads on when the old side itself says that it writes no more', () => {
    const life = fencing().give(fenced('done', { token: 't' }));
    expect(life.run.state).toBe('promoting');
    expect(runEffectsOf(life.run, life.now)).toEqual([
      expect.objectContaining({ type: 'promote', token: 't' }),
    ]);
  });

  it.each<[string, RunInput[]]>([
    ['it does not answer', again(3, fenced('unreachable'))],
    ['it refuses', [fenced('refused')]],
  ])('asks a person, and promotes nothing, when %s', (_, inputs) => {
    const { run, now } = fencing({ mode: 'emergency' }).give(...inputs);
    expect(run.state).toBe('needsDecision');
    expect(runEffectsOf(run, now)).toEqual([]);
    expect(run.choices?.map(({ command }) => command)).toEqual([
      ...['resume', 'override', 'rollBack', 'abort'],
    ]);
  });

  it('asks a person when it takes too long, whether or not anybody looked', () => {
    const told = fencing().give(fenced('working'));
    expect(told.run.state).toBe('fencing');
    expect(told.pass(61).run.state).toBe('needsDecision');
    const late = fencing();
    late.now += 61_000;
    expect(late.give(fenced('working')).run.state).toBe('needsDecision');
  });

  it('shows what may be lost to whoever is asked', () => {
    const consequence = (lagSeconds?: number) =>
      fencing({ mode: 'emergency' })
        .give(fenced('refused', { lagSeconds }))
        .run.choices!.find(({ command }) => command === 'override')!
        .consequence;
    expect(consequence(4)).toContain('4 s of writes were not replicated');
    expect(consequence()).toContain('not known');
  });

  it('is set aside by a named person alone, and what is to be done waits for the old side', () => {
    const life = fencing({ mode: 'emergency' }).give(fenced('refused'));
    life.command({ type: 'override', rules: [8], reason: 'it burnt down' });
    const { run } = life;
    expect(run.state).toBe('promoting');
    expect(run.overrides).toEqual([
      expect.objectContaining({ rules: [8], by: 'user:default/ben' }),
    ]);
    expect(run.pending).toEqual([
      expect.objectContaining({ cluster: 'east', step: 'data-fence' }),
    ]);
    expect(life.until('serving').run.pending).toHaveLength(1);
  });

  it('is not set aside by naming another rule', () => {
    const life = fencing().give(fenced('refused'));
    expect(() =>
      life.command({ type: 'override', rules: [7], reason: 'r' }),
    ).toThrow('rule 8');
  });

  it('is not got round by leaving the step out', () => {
    const { run } = fencing().give(fenced('refused'));
    expect(availableRunCommands(run).skip).toContain('rule 8');
    const paused = fencing().command({ type: 'pause' });
    expect(availableRunCommands(paused.run).skip).toContain('rule 8');
  });

  it('goes on from a pause with all of its time', () => {
    const life = fencing().command({ type: 'pause' });
    life.now += 600_000;
    life.command({ type: 'resume' });
    expect(life.run.state).toBe('fencing');
    expect(life.run.until).toBe(life.now + 60_000);
  });

  it('is done in haste once it is an emergency', () => {
    const life = fencing().command({ type: 'escalate', reason: 'no time' });
    expect(runEffectsOf(life.run, life.now)).toEqual([
      expect.objectContaining({ type: 'fence', stop: 'fence' }),
    ]);
  });

  it('takes no answer to another step', () => {
    const life = fencing();
    const { run } = life;
    life.give({ type: 'fenced', step: 'other-fence', outcome: 'done' });
    expect(life.run).toEqual(run);
    life.give(promoted('done'));
    expect(life.run).toEqual(run);
  });

  it('can be gone back on: the old writer writes again', () => {
    const life = fencing().command({ type: 'rollBack' });
    life.give({ type: 'sourceChecked', verdict: 'pass' });
    const { database } = life.run.plan.steps[1];
    expect(runEffectsOf(life.run, life.now)).toEqual([
      expect.objectContaining({ type: 'undo', step: 'data-fence', database }),
    ]);
    life.give({ type: 'undone', results: [] });
    expect(life.run.state).toBe('rolledBack');
    expect(stateOf(life, 'data-fence')).toBe('undone');
    expect(life.run.message).toBe('Everything is as it was before.');
  });
});

describe('promotion', () => {
  const promoting = (options: Options = {}) =>
    begin(options).until('promoting');

  it.each<[string, RunInput[]]>([
    ['does not answer', again(3, promoted('unreachable'))],
    ['refuses', [promoted('refused')]],
  ])('holds, and moves no traffic, when the new writer %s', (_, inputs) => {
    const { run } = promoting().give(...inputs);
    expect(run.state).toBe('holding');
    expect(availableRunCommands(run).skip).toContain('nothing can be written');
  });

  it('holds when it takes too long', () => {
    const life = promoting().give(promoted('working')).pass(61);
    expect(life.run.state).toBe('holding');
    life.command({ type: 'resume' });
    expect(life.run.state).toBe('promoting');
  });

  it('is the point of no return', () => {
    const { run } = promoting();
    expect(availableRunCommands(run).rollBack).toContain('fail back');
    const served = promoting().until('serving').run;
    expect(availableRunCommands(served).rollBack).toContain('fail back');
    expect(availableRunCommands(served).commit).toBeUndefined();
  });

  it('by a token leaves nothing to do, and loses nothing', () => {
    const { run } = promoting().until('serving');
    expect(run.pending).toEqual([]);
    expect(reportRun(run).dataLoss).toEqual({ verdict: 'none', seconds: 0 });
    expect(reportRun(run).phases.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['Fence', 'Promote']),
    );
  });

  it.each([
    [4, { verdict: 'bounded', seconds: 4 }],
    [undefined, { verdict: 'unknown' }],
  ])('without one, %s s behind, says what may be lost', (lagSeconds, loss) => {
    const life = begin({ mode: 'emergency' }).until('fencing');
    life.give(fenced('working', { lagSeconds }), fenced('done'));
    const { run } = life.until('serving');
    expect(reportRun(run).dataLoss).toEqual(loss);
    expect(run.pending).toEqual([
      expect.objectContaining({
        ...{ cluster: 'east', step: 'data' },
        sentence: expect.stringContaining('anew'),
      }),
    ]);
  });

  it('leaves to a person what a person says is done', () => {
    const life = begin({ mode: 'emergency' }).until('serving');
    const done = { cluster: 'east', hop: 'data', reason: 'rebuilt' };
    life.command({ type: 'dismissPending', ...done });
    expect(life.run.pending[0].outcome).toBe('dismissed');
  });
});
