import { facts, NOW } from './__testUtils__/facts';
import { availableRunCommands } from './availableRunCommands';
import { planPending } from './pendingArrows';
import { planFailover } from './planFailover';
import { firstSteps } from './runSteps';
import { RunInput } from './runTypes';
import { transitionRun } from './transitionRun';
import { FailoverRun, RunCommand, RunState } from './runRecord';

const plan = planFailover(facts());
const change = plan.steps.flatMap(({ traffic }) => traffic)[0];
const { hop } = change;
const waiting = {
  ...{ cluster: 'west', sentence: 'Write it.', traffic: change, since: NOW },
};

function run(state: RunState, given: Partial<FailoverRun> = {}): FailoverRun {
  return {
    ...{ id: 'r1', number: 1, entityRef: plan.entityRef, kind: 'failover' },
    ...{ mode: 'emergency', state, since: NOW, plan, step: 0 },
    steps: firstSteps(plan.steps),
    ...{ createdAt: NOW, createdBy: 'user:default/ann', reason: 'because' },
    ...{ approvals: [], overrides: [], pending: [waiting], readings: [] },
    ...given,
  } as FailoverRun;
}

function give(before: FailoverRun, input: RunInput) {
  const { run: after, events } = transitionRun(before, input, NOW + 1000);
  return { pending: after.pending, state: after.state, events };
}

describe('rule 16: what waits for a cluster that was away', () => {
  const laterWrote = run('committed', {
    number: 2,
    steps: firstSteps(plan.steps).map(step => ({
      ...step,
      ...{ state: 'completed' as const, attempts: 1 },
    })),
  });

  it.each<[RunState, FailoverRun[], number, string[]]>([
    ['committed', [], 1, []],
    ['serving', [], 1, []],
    ['ramping', [], 0, []],
    ['holding', [], 0, []],
    ['rolledBack', [], 0, ['Run #1 did not keep what it had moved.']],
    ['aborted', [], 0, ['Run #1 did not keep what it had moved.']],
    ['committed', [laterWrote], 0, ['Run #2 has written it since.']],
    ['committed', [run('rejected', { number: 2 })], 1, []],
  ])('of a run that is %s', (state, later, writes, dropped) => {
    const { write, drop } = planPending(run(state), later);
    expect(write).toHaveLength(writes);
    expect(drop.map(({ message }) => message)).toEqual(dropped);
  });

  it('may begin at weights of which nobody knows whether they were written', () => {
    const maybe = [{ web: 51, 'web-east': 49 }];
    const left = run('committed', { pending: [{ ...waiting, maybe }] });
    const [[first, second]] = planPending(left, []).write;
    expect([first.before, second.before]).toEqual([change.before, maybe[0]]);
    expect(second.after).toEqual(change.after);
  });

  it.each(['applied', 'already'] as const)('is done when %s', result => {
    const { pending, events, state } = give(run('committed'), {
      type: 'pendingWritten',
      results: [{ cluster: 'west', hop, result }],
    });
    expect(pending).toMatchObject([{ outcome: 'done', doneAt: NOW + 1000 }]);
    expect(events.map(({ type }) => type)).toEqual(['pendingDone']);
    expect(state).toBe('committed');
  });

  it('still waits while its cluster does not answer', () => {
    const { pending, events } = give(run('committed'), {
      type: 'pendingWritten',
      results: [{ cluster: 'west', hop, result: 'unreachable' }],
    });
    expect(pending).toEqual([waiting]);
    expect(events).toEqual([]);
  });

  it('waits for a person where somebody else wrote, and says so once', () => {
    const input: RunInput = {
      type: 'pendingWritten',
      results: [{ cluster: 'west', hop, result: 'drifted', message: 'Other.' }],
    };
    const first = transitionRun(run('committed'), input, NOW);
    expect(first.run.pending).toMatchObject([{ message: 'Other.' }]);
    expect(first.run.pending[0].doneAt).toBeUndefined();
    expect(first.events).toHaveLength(1);
    expect(transitionRun(first.run, input, NOW).events).toEqual([]);
  });

  it('is dropped with the reason', () => {
    const { pending } = give(run('committed'), {
      ...{ type: 'pendingDropped', cluster: 'west', hop },
      message: 'Run #2 has written it since.',
    });
    expect(pending).toMatchObject([{ outcome: 'void' }]);
  });

  it('is dismissed by a person, once', () => {
    const ended = run('committed');
    expect(availableRunCommands(ended).dismissPending).toBeUndefined();
    const command: RunCommand = {
      type: 'dismissPending',
      ...{ cluster: 'west', hop, reason: 'gone' },
    };
    const input: RunInput = { type: 'command', command, by: 'user:default/b' };
    const { run: after, events } = transitionRun(ended, input, NOW);
    expect(after.pending).toMatchObject([
      { outcome: 'dismissed', message: 'gone' },
    ]);
    expect(events).toMatchObject([{ by: 'user:default/b' }]);
    expect(() => transitionRun(after, input, NOW)).toThrow('Nothing of it');
    expect(availableRunCommands(after).dismissPending).toContain('Nothing');
  });
});
