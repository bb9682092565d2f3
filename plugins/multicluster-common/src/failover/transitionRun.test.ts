import { NOW } from './__testUtils__/facts';
import {
  applied,
  byHand,
  called,
  healthy,
  Life,
  Options,
  reading,
} from './__testUtils__/Life';
import { availableRunCommands } from './availableRunCommands';
import { runEffectsOf } from './runEffectsOf';
import { RunInput, WriteResult } from './runTypes';
import { transitionRun } from './transitionRun';
import { FailoverRun, RunCommand, RunState } from './runRecord';
import { RunMode } from './types';

const write = (result: WriteResult['result'], cluster = 'west'): RunInput => ({
  type: 'written',
  results: [
    {
      cluster,
      hop: `smi/${cluster}/TrafficSplit/web/web`,
      result,
      message: `${cluster}: ${result}`,
    },
  ],
});

describe('a run', () => {
  it('goes the whole way, and waits for a person at its end', () => {
    const life = Life.begin({ capacity: true }).until('serving');
    expect(life.said).toEqual([
      'preflightBegan',
      'lockAsked',
      'scalingBegan',
      'rampBegan',
      'weightsWritten',
      'rampBegan',
      'weightsWritten',
      'verifyBegan',
      'served',
    ]);
    life.command({ type: 'commit' });
    expect(life.run).toMatchObject({ state: 'committed', endedAt: life.now });
  });

  it('writes each step from where the last one ended', () => {
    const life = Life.begin().until('ramping');
    expect(runEffectsOf(life.run, NOW)).toMatchObject([
      { changes: [{ before: { web: 50 }, after: { web: 75 } }] },
    ]);
    life
      .give(write('applied'))
      .give({ type: 'observed', level: 'programmed', conclusive: true });
    life.until('ramping');
    expect(runEffectsOf(life.run, life.now)).toMatchObject([
      { changes: [{ before: { web: 75 }, after: { web: 100 } }] },
    ]);
  });

  it('does nothing for an answer that nobody waits for any more', () => {
    const life = Life.begin();
    const before = life.run;
    life.give(write('applied'), { type: 'locked', epoch: 1 }, healthy(NOW), {
      type: 'undone',
      results: [],
    });
    expect(life.run).toEqual(before);
  });

  it('asks for the same again, whoever asks', () => {
    for (const state of [
      'preflight',
      'locking',
      'preparing',
      'ramping',
      'soaking',
    ] as const) {
      const { run, now } = Life.begin({ capacity: true }).until(state);
      const again = JSON.parse(JSON.stringify(run)) as FailoverRun;
      expect(runEffectsOf(again, now)).toEqual(runEffectsOf(run, now));
    }
  });
});

describe('before anything is written', () => {
  const error = (rule: number, overridable = true) => ({
    rule,
    severity: 'error' as const,
    message: `rule ${rule}`,
    overridable,
  });
  const preflight = () => Life.begin().until('preflight');

  it('a problem rejects it', () => {
    const { run } = preflight().give({
      type: 'preflightDone',
      problems: [error(2)],
    });
    expect(run).toMatchObject({ state: 'rejected', message: 'rule 2' });
  });

  it.each([
    ['rule 15: goes on when it was set aside', 2, true, NOW + 1, 'locking'],
    ['not when that was for another rule', 3, true, NOW + 1, 'rejected'],
    ['not when that is over', 2, true, NOW, 'rejected'],
    ['not when the rule cannot be set aside', 2, false, NOW + 1, 'rejected'],
  ])('%s', (_, rule, overridable, expiresAt, state) => {
    const life = preflight();
    const at = NOW;
    life.run = {
      ...life.run,
      overrides: [
        {
          rules: [rule],
          by: 'user:default/ann',
          reason: 'fire',
          at,
          expiresAt,
        },
      ],
    };
    life.give({ type: 'preflightDone', problems: [error(2, overridable)] });
    expect(life.run.state).toBe(state);
  });

  it('rule 10: another holder of the lock rejects it', () => {
    const { run } = Life.begin()
      .until('locking')
      .give({ type: 'lockBusy', by: 'run 7' });
    expect(run).toMatchObject({
      state: 'rejected',
      message: expect.stringContaining('run 7'),
    });
  });

  it('a dry drill ends there, and has written nothing', () => {
    const life = Life.begin({ mode: 'drill-dry' }).until('completed');
    expect(life.run.steps.every(({ attempts }) => attempts === 0)).toBe(true);
  });
});

describe('approval', () => {
  const waiting = () =>
    Life.begin({ policy: { approvals: 2 } }).until('awaitingApproval');
  const approve = (life: Life, by: string) =>
    life.command({ type: 'approve', hash: life.run.plan.hash }, by);

  it('is that of as many others as the policy wants', () => {
    const life = approve(waiting(), 'user:default/ben');
    expect(life.run.state).toBe('awaitingApproval');
    approve(life, 'user:default/ben');
    expect(life.run.state).toBe('awaitingApproval');
    expect(approve(life, 'user:default/cat').run.state).toBe('locking');
  });

  it('rule 21: is never one’s own', () => {
    expect(() => approve(waiting(), 'user:default/ann')).toThrow(
      'Nobody approves what they asked for',
    );
  });

  it('rule 21: is bound to the plan', () => {
    const command = { type: 'approve', hash: 'another' } as const;
    expect(() => waiting().command(command)).toThrow('not the plan');
  });

  it('ends the run when it is declined, and when nobody came', () => {
    const life = waiting();
    life.command({ type: 'decline', hash: life.run.plan.hash, comment: 'no' });
    expect(life.run.state).toBe('rejected');
    expect(waiting().pass(5 * 3600).run).toMatchObject({
      state: 'rejected',
      message: 'Nobody approved it in time.',
    });
  });
});

describe('capacity', () => {
  const preparing = (mode: RunMode = 'planned') =>
    Life.begin({ capacity: true, mode }).until('preparing');

  it('rule 3: is waited for', () => {
    const life = preparing().give({
      type: 'scaled',
      ready: false,
      message: '2 of 9',
    });
    expect(life.run.state).toBe('preparing');
    life.now += 11 * 60_000;
    life.give({ type: 'scaled', ready: false, message: '2 of 9' });
    expect(life.run).toMatchObject({
      state: 'holding',
      message: expect.stringContaining('2 of 9'),
    });
  });

  it('is not waited for in an emergency', () => {
    const life = preparing('emergency').give({ type: 'scaled', ready: false });
    expect(life.run.state).toBe('ramping');
  });
});

describe('a write', () => {
  const ramping = (options: Options = {}) =>
    Life.begin(options).until('ramping');

  it('that was there already is as good as one', () => {
    expect(ramping().give(write('already')).run.steps[1].state).toBe(
      'observing',
    );
  });

  it('that finds what somebody else wrote stops, and a person decides', () => {
    const { run } = ramping().give(write('drifted'));
    expect(run.state).toBe('needsDecision');
    expect(run.choices?.map(({ command }) => command)).toEqual([
      'resume',
      'rollBack',
      'abort',
    ]);
  });

  it('that is refused holds', () => {
    expect(ramping().give(write('refused')).run.state).toBe('holding');
  });

  it('without an answer is sent again, a few times', () => {
    const life = ramping();
    for (let attempt = 1; attempt < 5; attempt++) {
      expect(life.give(write('unreachable')).run.state).toBe('ramping');
    }
    expect(life.give(write('unreachable')).run.state).toBe('holding');
  });

  it('rule 16: on the source never stops an emergency, and waits for its return', () => {
    const life = Life.begin({ mode: 'emergency', onEast: true }).until(
      'ramping',
    );
    life
      .give(write('applied'))
      .give({ type: 'observed', level: 'written', conclusive: true });
    life.until('ramping');
    expect(life.run.plan.steps[life.run.step].id).toBe('ramp-50-source');
    life.give(write('unreachable', 'east'));
    expect(life.run.state).toBe('ramping');
    expect(life.run.plan.steps[life.run.step].id).toBe('ramp-100');
    expect(life.run.pending).toMatchObject([
      { cluster: 'east', traffic: { after: { web: 40 } } },
    ]);
  });

  it('that does not show within its time holds', () => {
    const life = ramping().give(write('applied'));
    life.give({ type: 'observed', level: 'written', conclusive: false });
    expect(life.run.state).toBe('ramping');
    life.now += 61_000;
    life.give({ type: 'observed', level: 'accepted', conclusive: false });
    expect(life.run.state).toBe('holding');
  });
});

describe('a soak', () => {
  const soaking = (options: Options = {}) =>
    Life.begin(options).until('soaking');
  const over = (life: Life) => {
    life.now = life.run.until!;
    return life;
  };

  it('ends after its time when every guard passes', () => {
    const life = soaking().give(healthy(NOW));
    expect(life.run.state).toBe('soaking');
    over(life).give(healthy(life.now));
    expect(life.run.state).toBe('ramping');
  });

  it('rule 5: a breach holds at once', () => {
    const { run } = soaking().give({
      type: 'guardsRead',
      readings: [reading('fail', NOW)],
    });
    expect(run.state).toBe('holding');
  });

  it.each([
    ['is unknown', [reading('unknown', Infinity)]],
    ['has no reading at all', []],
    ['has none since the soak began', [reading('pass', NOW - 1)]],
  ])('rule 5: holds at its end when a guard %s', (_, readings) => {
    const life = over(soaking()).give({ type: 'guardsRead', readings });
    expect(life.run.state).toBe('holding');
    expect(life.run.message).toMatch(/cannot be known/i);
  });

  it('begins anew after a pause', () => {
    const life = soaking();
    life.now += 30_000;
    life.command({ type: 'pause' });
    life.now += 600_000;
    life.command({ type: 'resume' });
    expect(life.run).toMatchObject({
      state: 'soaking',
      until: life.now + 60_000,
    });
  });
});

describe('verifying', () => {
  it('waits until old answers are over', () => {
    const life = Life.begin({ tailSeconds: 30 }).until('verifying');
    life.give({ type: 'verified', verdict: 'pass' });
    expect(life.run.state).toBe('verifying');
    life.now += 30_000;
    expect(life.give({ type: 'verified', verdict: 'pass' }).run.state).toBe(
      'serving',
    );
  });

  it.each([
    ['fail', 'holding'],
    ['unknown', 'serving'],
  ] as const)('%s leads to %s', (verdict, state) => {
    const life = Life.begin()
      .until('verifying')
      .give({ type: 'verified', verdict });
    expect(life.run.state).toBe(state);
  });
});

describe('rule 6: abort', () => {
  it.each<RunState>([
    'requested',
    'preflight',
    'locking',
    'preparing',
    'ramping',
    'soaking',
    'verifying',
    'serving',
  ])('freezes it in %s', state => {
    const life = Life.begin({ capacity: true })
      .until(state)
      .command({ type: 'abort' });
    expect(life.run).toMatchObject({ state: 'aborted', endedAt: life.now });
    expect(runEffectsOf(life.run, life.now)).toEqual([]);
  });
});

describe('going back', () => {
  const serving = () => Life.begin({ capacity: true }).until('serving');

  it('takes weights back last first, and capacity after them', () => {
    const life = serving().command({ type: 'rollBack' });
    const undone: unknown[] = [];
    for (let turn = 0; turn < 9 && life.run.state === 'rollingBack'; turn++) {
      const [effect] = runEffectsOf(life.run, life.now);
      if (effect.type === 'checkSource') {
        life.give({ type: 'sourceChecked', verdict: 'pass' });
      } else if (effect.type === 'undo') {
        undone.push([
          effect.step,
          effect.traffic[0]?.after,
          effect.capacity[0]?.after,
        ]);
        life.give({ type: 'undone', results: effect.traffic.map(applied) });
      }
    }
    expect(undone).toEqual([
      ['ramp-100', { web: 75, 'web-east': 25 }, undefined],
      ['ramp-50', { web: 50, 'web-east': 50 }, undefined],
      ['capacity', undefined, 4],
    ]);
    expect(life.run.state).toBe('rolledBack');
  });

  it.each(['fail', 'unknown'] as const)(
    'rule 7: asks when the source’s health is %s',
    verdict => {
      const life = serving().command({ type: 'rollBack' });
      life.give({ type: 'sourceChecked', verdict });
      expect(life.run.state).toBe('needsDecision');
      expect(life.run.choices?.map(({ command }) => command)).toEqual([
        'override',
        'commit',
        'abort',
      ]);
      life.command({ type: 'override', rules: [7], reason: 'worse here' });
      expect(life.run.state).toBe('rollingBack');
      expect(life.run.overrides[0]).toMatchObject({
        rules: [7],
        reason: 'worse here',
      });
      life.until('rolledBack');
    },
  );

  it('shows what will not go back, and can leave it', () => {
    const life = serving().command({ type: 'rollBack' });
    life.give({ type: 'sourceChecked', verdict: 'pass' });
    life.give({
      type: 'undone',
      results: [{ cluster: 'west', result: 'drifted' }],
    });
    expect(life.run).toMatchObject({
      state: 'needsDecision',
      message: expect.stringContaining('west'),
    });
    life.command({ type: 'skip', reason: 'theirs' }).until('rolledBack');
    expect(life.run.steps.find(({ id }) => id === 'ramp-100')?.state).toBe(
      'skipped',
    );
  });

  it('counts a write whose answer was lost', () => {
    const life = Life.begin().until('ramping').give(write('unreachable'));
    life
      .command({ type: 'rollBack' })
      .give({ type: 'sourceChecked', verdict: 'pass' });
    expect(runEffectsOf(life.run, life.now)).toMatchObject([
      { type: 'undo', step: 'ramp-50' },
    ]);
  });

  it('is what a live drill does by itself', () => {
    const life = Life.begin({ mode: 'drill-live' }).until('completed');
    expect(life.said).toContain('drillReturns');
    expect(
      life.run.steps.filter(({ state }) => state === 'undone'),
    ).toHaveLength(1);
  });
});

describe('serving', () => {
  it('rule 19: asks when its time is over, and reverses nothing', () => {
    const life = Life.begin()
      .until('serving')
      .pass(24 * 3600 + 1);
    expect(life.run).toMatchObject({
      state: 'serving',
      message: expect.stringContaining('time is over'),
    });
    const told = life.said.length;
    expect(life.pass(60).said).toHaveLength(told);
    life.command({ type: 'renew' });
    expect(life.run).toMatchObject({
      message: undefined,
      until: life.now + 24 * 3600_000,
    });
  });
});

describe('what serves is looked at', () => {
  const looked = (verdict: 'pass' | 'fail' | 'unknown') =>
    Life.begin()
      .until('serving')
      .give({ type: 'verified', verdict, message: `It is ${verdict}.` });

  it('twice a minute, and its time is not missed for that', () => {
    const life = Life.begin().until('serving');
    const effects = () => runEffectsOf(life.run, life.now);
    expect(effects()).toEqual([{ type: 'wait', until: life.now + 30_000 }]);
    life.pass(30);
    expect(effects()).toEqual([{ type: 'verify' }]);
    life.give({ type: 'verified', verdict: 'pass' });
    life.pass(29);
    expect(effects()).toEqual([{ type: 'wait', until: life.now + 1_000 }]);
    life.now = life.run.until! - 1_000;
    life.give({ type: 'verified', verdict: 'pass' });
    expect(effects()).toEqual([{ type: 'wait', until: life.run.until }]);
    life.pass(1);
    expect(effects()).toEqual([{ type: 'wait', until: life.now + 29_000 }]);
  });

  it.each(['pass', 'unknown'] as const)('and serves on: %s', verdict => {
    const { run } = looked(verdict);
    expect(run).toMatchObject({ state: 'serving', message: undefined });
  });

  it('and asks a person, writing nothing, when somebody has taken it back', () => {
    const life = looked('fail');
    expect(life.run).toMatchObject({
      ...{ state: 'needsDecision', message: 'It is fail.' },
    });
    expect(runEffectsOf(life.run, life.now)).toEqual([]);
    life.command({ type: 'resume' });
    expect(life.run.state).toBe('serving');
    expect(life.run.until).toBe(life.now + 24 * 3600_000);
    expect(runEffectsOf(life.run, life.now)).toEqual([{ type: 'verify' }]);
  });
});

describe('an emergency out of a planned run', () => {
  it('leaves out the steps in between, and writes the last from what stands', () => {
    const life = Life.begin({ policy: { plannedRamp: [10, 50, 100] } }).until(
      'soaking',
    );
    life.command({ type: 'escalate', reason: 'it burns' });
    expect(life.run.mode).toBe('emergency');
    life.give(healthy((life.now = life.run.until!)));
    life.until('ramping');
    expect(runEffectsOf(life.run, life.now)).toMatchObject([
      {
        step: 'ramp-100',
        changes: [{ before: { web: 55 }, after: { web: 100 } }],
      },
    ]);
  });

  it('waits for no approval', () => {
    const life = Life.begin({ policy: { approvals: 1 } }).until(
      'awaitingApproval',
    );
    expect(life.command({ type: 'escalate', reason: 'fire' }).run.state).toBe(
      'locking',
    );
  });
});

describe('a write that may be under way', () => {
  const undone = (life: Life) =>
    life.said.filter(type => type === 'stepUndone').length;

  it('is taken back though nobody has heard of it', () => {
    const life = Life.begin().until('ramping').command({ type: 'rollBack' });
    expect(life.until('rolledBack').run.steps[1].state).toBe('undone');
    expect(undone(life)).toBe(1);
  });

  it('is taken back though its step was left out', () => {
    const life = Life.begin().until('ramping').command({ type: 'pause' });
    life.command({ type: 'skip', reason: 'later' }).until('serving');
    expect(life.run.steps[1]).toMatchObject({ state: 'skipped', attempts: 1 });
    life.command({ type: 'rollBack' }).until('rolledBack');
    expect(life.run.steps[1].state).toBe('undone');
  });

  it('is not left out by an escalation', () => {
    const life = Life.begin().until('ramping');
    life.command({ type: 'escalate', reason: 'fire' });
    expect(life.run.steps[1].state).toBe('running');
  });

  it('was never there where its step had not begun', () => {
    const life = Life.begin().until('locking');
    expect(() => life.command({ type: 'rollBack' })).toThrow('abort it');
  });

  it('carries the epoch of the lock (rule 10)', () => {
    expect(Life.begin().until('ramping').run.epoch).toBe(1);
  });
});

describe('commands', () => {
  const states: [RunState, Options][] = [
    ['requested', {}],
    ['awaitingApproval', { policy: { approvals: 1 } }],
    ['awaitingConfirmation', { policy: { steps: [byHand] } }],
    ['calling', { policy: { steps: [called] } }],
    ['ramping', {}],
    ['soaking', {}],
    ['serving', {}],
    ['committed', {}],
  ];
  const possible = (run: FailoverRun) =>
    Object.entries(availableRunCommands(run)).flatMap(([name, reason]) =>
      reason === undefined ? [name] : [],
    );

  it.each(states)(
    'of a run that is %s are those that the backend takes',
    (state, options) => {
      const life = Life.begin(options);
      if (state === 'committed')
        life.until('serving').command({ type: 'commit' });
      else life.until(state);
      const commands: RunCommand[] = [
        { type: 'pause' },
        { type: 'resume' },
        { type: 'skip', reason: 'r' },
        { type: 'abort' },
        { type: 'rollBack' },
        { type: 'commit' },
        { type: 'approve', hash: life.run.plan.hash },
        { type: 'decline', hash: life.run.plan.hash },
        { type: 'escalate', reason: 'r' },
        { type: 'override', rules: [7], reason: 'r' },
        { type: 'renew' },
        { type: 'confirmStep', step: 'by-hand' },
      ];
      const taken = commands.filter(command => {
        try {
          transitionRun(
            life.run,
            { type: 'command', command, by: 'user:default/ben' },
            life.now,
          );
          return true;
        } catch {
          return false;
        }
      });
      expect(taken.map(({ type }) => type).sort()).toEqual(
        possible(life.run).sort(),
      );
    },
  );

  it.each([
    ['requested', ['abort']],
    ['awaitingApproval', ['abort', 'approve', 'decline', 'escalate']],
    // A write may be under way from the moment that the step has begun.
    ['ramping', ['pause', 'abort', 'rollBack', 'escalate']],
    ['soaking', ['pause', 'abort', 'rollBack', 'escalate']],
    ['serving', ['abort', 'rollBack', 'commit', 'renew']],
    ['awaitingConfirmation', ['abort', 'escalate', 'skip', 'confirmStep']],
    ['calling', ['abort', 'escalate', 'pause']],
  ] as const)('of a run that is %s', (state, expected) => {
    const options = states.find(([name]) => name === state)?.[1];
    const { run } = Life.begin(options).until(state);
    expect(possible(run).sort()).toEqual([...expected].sort());
  });
});
