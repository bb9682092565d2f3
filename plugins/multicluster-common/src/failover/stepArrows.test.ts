import { byHand, called, Life, Options } from './__testUtils__/Life';
import { runEffectsOf } from './runEffectsOf';
import { RunState } from './runRecord';
import { RunInput } from './runTypes';
import { PolicyStep } from './policyTypes';
import { writeRunbook } from './writeRunbook';

const begin = (steps: PolicyStep[], options: Options = {}) =>
  Life.begin({ ...options, policy: { ...options.policy, steps } });

const answered = (
  outcome: Extract<RunInput, { type: 'callAnswered' }>['outcome'],
  step = 'called',
): RunInput => ({
  ...{ type: 'callAnswered', step, outcome },
  message: `It is ${outcome}.`,
});

const stateOf = ({ run }: Life, id: string) =>
  run.steps.find(step => step.id === id)?.state;

describe('steps of a policy', () => {
  const steps: PolicyStep[] = [
    byHand,
    called,
    { ...byHand, id: 'after', when: 'afterTraffic' },
    { ...called, id: 'in-drills', drills: true },
  ];
  const planned = (options: Options) =>
    begin(steps, options).run.plan.steps.map(({ id }) => id);

  it('stand after capacity and before traffic, or after traffic is verified', () => {
    const options = { capacity: true, policy: { approvals: 1 } };
    expect(planned(options)).toEqual([
      ...['preflight', 'approval', 'capacity'],
      ...['by-hand', 'called', 'in-drills'],
      ...['ramp-50', 'ramp-100', 'verify', 'after', 'commit'],
    ]);
  });

  it('are left out of live drills unless they are meant for them', () => {
    const ids = planned({ mode: 'drill-live' });
    expect(ids.slice(0, 2)).toEqual(['preflight', 'in-drills']);
    expect(ids).not.toContain('after');
  });

  it('are shown by a dry drill, which does none of them', () => {
    expect(planned({ mode: 'drill-dry' })).toContain('called');
    const life = begin(steps, { mode: 'drill-dry' }).until('completed');
    expect(stateOf(life, 'called')).toBe('notStarted');
  });

  it('are done in their order, each once', () => {
    const life = begin(steps);
    for (const step of ['by-hand', 'after']) {
      life
        .until('awaitingConfirmation')
        .command({ type: 'confirmStep', step, comment: 'all well' });
    }
    life.until('serving');
    expect(life.said.filter(type => type === 'stepConfirmed')).toHaveLength(2);
    expect(life.said.filter(type => type === 'callBegan')).toHaveLength(2);
    expect(life.run.steps.every(({ state }) => state !== 'notStarted')).toBe(
      true,
    );
  });

  it('rule 17: are in the runbook, and what no command takes back is named', () => {
    const { plan } = begin(steps).run;
    const text = writeRunbook(plan, { commandFor: () => undefined });
    expect(text).toContain('Call the bank.');
    expect(text).toContain('multicluster.failover.webhooks.database');
    const back = text.slice(text.indexOf('## To go back'));
    const ids = ['by-hand', 'called', 'after'];
    for (const step of plan.steps.filter(({ id }) => ids.includes(id))) {
      expect(back).toContain(step.sentence);
    }
  });
});

describe('a step by hand', () => {
  const waiting = (options: Options = {}) =>
    begin([byHand], options).until('awaitingConfirmation');

  it('says what is to be done, and asks nothing of the world', () => {
    const { run, now } = waiting();
    expect(run).toMatchObject({ message: 'Call the bank.', until: undefined });
    expect(runEffectsOf(run, now)).toEqual([]);
  });

  it('is never done by time, nor by an answer to something else', () => {
    const life = waiting().pass(30 * 24 * 3600);
    life.give(answered('done', 'by-hand'), { type: 'scaled', ready: true });
    expect(life.run.state).toBe('awaitingConfirmation');
    expect(stateOf(life, 'by-hand')).toBe('running');
  });

  it('is waited for in an emergency as well', () => {
    const life = waiting({ mode: 'emergency' });
    expect(life.run.state).toBe('awaitingConfirmation');
    const planned = waiting().command({ type: 'escalate', reason: 'fire' });
    expect(planned.run).toMatchObject({
      ...{ state: 'awaitingConfirmation', mode: 'emergency' },
    });
  });

  it('is done when a person confirms it, with what they said', () => {
    const life = waiting().command({
      ...{ type: 'confirmStep', step: 'by-hand', comment: 'the bank knows' },
    });
    expect(life.run.state).toBe('ramping');
    expect(life.run.steps[1]).toMatchObject({
      ...{ state: 'completed', message: 'the bank knows' },
    });
  });

  it('is not confirmed by whoever looked at another step', () => {
    const command = { type: 'confirmStep', step: 'earlier' } as const;
    expect(() => waiting().command(command)).toThrow("waits for 'by-hand'");
  });

  it('holds when its time is over, and waits anew after a resume', () => {
    const life = begin([{ ...byHand, timeoutSeconds: 60 }])
      .until('awaitingConfirmation')
      .pass(59);
    expect(life.run.state).toBe('awaitingConfirmation');
    life.pass(1);
    expect(life.run).toMatchObject({
      ...{ state: 'holding', resumeTo: 'awaitingConfirmation' },
      message: "Nobody has confirmed 'by-hand' in time.",
    });
    life.command({ type: 'resume' });
    expect(life.run).toMatchObject({
      ...{ state: 'awaitingConfirmation', message: 'Call the bank.' },
      until: life.now + 60_000,
    });
  });

  it('rule 15: is left out with a reason, which sets aside no rule', () => {
    const life = waiting().command({ type: 'skip', reason: 'bank holiday' });
    expect(life.run.state).toBe('ramping');
    expect(stateOf(life, 'by-hand')).toBe('skipped');
    expect(life.run.overrides).toMatchObject([
      { rules: [], reason: 'bank holiday' },
    ]);
  });
});

describe('a step by a webhook', () => {
  const calling = (options: Options = {}) =>
    begin([called], options).until('calling');

  it('calls the webhook by its name, again after a crash', () => {
    const { run, now } = calling();
    const effects = [
      { type: 'callWebhook', step: 'called', webhook: 'database' },
    ];
    expect(runEffectsOf(run, now)).toEqual(effects);
    const again = JSON.parse(JSON.stringify(run));
    expect(runEffectsOf(again, now)).toEqual(effects);
  });

  it.each<[string, RunInput[], number, RunState]>([
    ['done goes on', [answered('done')], 0, 'ramping'],
    ['working waits', [answered('working')], 59, 'calling'],
    ['working too long holds', [answered('working')], 60, 'holding'],
    ['refused holds at once', [answered('refused')], 0, 'holding'],
    ['no answer is tried again', [answered('unreachable')], 0, 'calling'],
    ['no answer in time holds', [answered('unreachable')], 60, 'holding'],
    [
      'no answer five times holds',
      Array(5).fill(answered('unreachable')),
      ...([0, 'holding'] as const),
    ],
    [
      'no answer after one counts anew',
      [
        ...Array(4).fill(answered('unreachable')),
        answered('working'),
        answered('unreachable'),
      ],
      ...([0, 'calling'] as const),
    ],
    [
      'an answer for another step is late',
      [answered('done', 'other')],
      ...([0, 'calling'] as const),
    ],
  ])('%s', (_, inputs, seconds, state) => {
    const life = calling();
    life.now += seconds * 1000;
    expect(life.give(...inputs).run.state).toBe(state);
  });

  it.each<RunState>(['requested', 'locking', 'ramping', 'soaking', 'serving'])(
    'is not done by an answer while the run is %s',
    state => {
      const life = begin([{ ...called, when: 'afterTraffic' }]);
      const { run } = life.until(state);
      expect(life.give(answered('done')).run).toEqual(run);
    },
  );

  it('has all of its time and attempts again after a resume', () => {
    const life = calling().give(...Array(5).fill(answered('unreachable')));
    life.now += 300_000;
    life.command({ type: 'resume' });
    expect(life.run).toMatchObject({
      ...{ state: 'calling', until: life.now + 60_000 },
    });
    expect(life.give(answered('unreachable')).run.state).toBe('calling');
  });

  it('has no time to go on while the run goes back from it', () => {
    const life = calling({ capacity: true }).command({ type: 'rollBack' });
    life
      .give({ type: 'sourceChecked', verdict: 'unknown' })
      .command({ type: 'resume' });
    expect(life.run).toMatchObject({ state: 'rollingBack', until: undefined });
    expect(life.until('rolledBack').said).toContain('stepUndone');
  });

  it('is not called while the run is held', () => {
    const { run, now } = calling().command({ type: 'pause' });
    expect(runEffectsOf(run, now)).toEqual([]);
  });
});

describe('what people and webhooks did', () => {
  const look = expect.stringContaining("Call the webhook 'database'");

  it('is named when the rest is taken back', () => {
    const life = begin([called]).until('serving');
    life.command({ type: 'rollBack' }).until('rolledBack');
    expect(life.run.message).toEqual(look);
    expect(life.run.message).not.toContain('Everything');
  });

  it('is named when the run is aborted, though nothing else was written', () => {
    const life = begin([called]).until('calling').command({ type: 'abort' });
    expect(life.run.message).toEqual(look);
  });

  it('is not spoken of where it had not begun', () => {
    const life = begin([called]).until('locking').command({ type: 'abort' });
    expect(life.run.message).toBe('Ended before anything was written.');
  });
});

describe('a template', () => {
  const step: PolicyStep = {
    ...{ id: 'data', kind: 'template', when: 'beforeTraffic', drills: false },
    ...{ template: 'template:default/promote', values: { a: 1 } },
    timeoutSeconds: 60,
  };

  it('is run with its values, and leads on when it is done', () => {
    const life = begin([step]).until('calling');
    const template = { ref: 'template:default/promote', values: { a: 1 } };
    expect(runEffectsOf(life.run, life.now)).toEqual([
      { type: 'runTemplate', step: 'data', template },
    ]);
    expect(life.give(answered('done', 'data')).run.state).toBe('ramping');
  });

  it('holds when it has failed, and when it takes too long', () => {
    const failed = begin([step]).until('calling');
    expect(failed.give(answered('refused', 'data')).run).toMatchObject({
      ...{ state: 'holding', message: 'It is refused.' },
    });
    const late = begin([step]).until('calling').pass(61);
    expect(late.run).toMatchObject({
      state: 'holding',
      message: "The template has not done 'data' in time.",
    });
  });

  it('rule 17: is in the runbook, and looked at when the run goes back', () => {
    const { plan } = begin([step]).run;
    const text = writeRunbook(plan, { commandFor: () => undefined });
    expect(text.match(/template:default\/promote/g)!.length).toBeGreaterThan(1);
    expect(text.slice(text.indexOf('## To go back'))).toContain(
      "Run the template 'template:default/promote'",
    );
  });
});
