import { ClusterRollout, Deployment, DeploymentState } from '../types';
import {
  deployedOn,
  deployment,
  effectNames,
  event,
  play,
  rollout,
  statesOf,
} from './__testUtils__/deployments';
import { availableCommands, AvailableCommands } from './availableCommands';
import { transition } from './transition';
import { RolloutEvent } from './types';

const done = [rollout('east', 'deployed')];
const failed = [
  rollout('east', 'deployed'),
  rollout('north', 'failed', { message: 'No quota.', failedStep: 'apply' }),
  rollout('west', 'checked', { wave: 1 }),
];
const unwritten = [
  rollout('east', 'failed', { attempts: 0, failedStep: 'check' }),
  rollout('west', 'skipped'),
];
const stuck = [
  rollout('east', 'failed', { failedStep: 'rollBack' }),
  rollout('west', 'rolledBack'),
];

function refusalOf(before: Deployment, command: RolloutEvent) {
  try {
    expect(transition(before, command, 2000).deployment).not.toBe(before);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

describe('availableCommands', () => {
  const underWay = 'It is under way.';
  const cancelFirst = 'It is under way: cancel it first.';
  const ended = 'It has ended.';
  const unchanged = 'No cluster differs from what it was before.';
  const goingBack = 'It is being rolled back.';

  it.each<[string, DeploymentState, ClusterRollout[], AvailableCommands]>([
    ['new', 'queued', done, { retry: underWay, rollBack: cancelFirst }],
    ['begun', 'checking', done, { retry: underWay, rollBack: cancelFirst }],
    ['at work', 'deploying', done, { retry: underWay, rollBack: cancelFirst }],
    ['held', 'held', failed, {}],
    [
      'failed check',
      'failed',
      unwritten,
      { rollBack: unchanged, cancel: ended },
    ],
    ['failed later', 'failed', failed, { cancel: ended }],
    [
      'on its way back',
      'rollingBack',
      done,
      {
        retry: goingBack,
        rollBack: goingBack,
        cancel: 'It is being rolled back, which is not stopped half-way.',
      },
    ],
    [
      'stuck',
      'held',
      stuck,
      { retry: 'A cluster could not be brought back: roll back again first.' },
    ],
    [
      'succeeded',
      'succeeded',
      done,
      { retry: 'It has succeeded on every cluster.', cancel: ended },
    ],
    [
      'rolled back',
      'rolledBack',
      [rollout('east', 'rolledBack')],
      {
        retry: 'It was rolled back: deploy again.',
        rollBack: unchanged,
        cancel: ended,
      },
    ],
    [
      'rolled back in part',
      'rolledBack',
      [rollout('east', 'rolledBack'), rollout('west', 'deployed')],
      { retry: 'It was rolled back: deploy again.', cancel: ended },
    ],
    [
      'cancelled',
      'cancelled',
      done,
      { retry: 'It was cancelled: deploy again.', cancel: ended },
    ],
  ])('of what is %s', (_, state, clusters, reasons) => {
    const before = deployment(state, clusters);
    expect(availableCommands(before)).toEqual(reasons);

    const commands = [event.retry(), event.rollBack(), event.cancel];
    const refused = commands.flatMap(command => {
      const message = refusalOf(before, command);
      return message ? [[command.type, message]] : [];
    });
    const named = Object.entries(reasons).map(([type, reason]) => [
      type,
      `Deployment 1 of 'podinfo' cannot take '${type}': ${reason}`,
    ]);
    expect(Object.fromEntries(refused)).toEqual(Object.fromEntries(named));
  });

  it('lets nobody cancel twice', () => {
    const before = deployment('deploying', [rollout('east', 'applying')]);
    const cancelled = play(before, [event.cancel]);
    expect(availableCommands(cancelled).cancel).toMatch(/brought to its end/);
  });
});

describe('retry', () => {
  const held = deployment('held', failed, { summary: 'Failed.' });

  it('checks again what failed and what is left, and nothing else', () => {
    const again = play(held, [event.retry()]);
    expect(statesOf(again)).toEqual({
      deployment: 'checking',
      east: 'deployed',
      north: 'checking',
      west: 'checking',
    });
    expect(again).not.toHaveProperty('summary');
  });

  it('goes on with the later waves once it has succeeded', () => {
    const again = play(held, [
      event.retry('north'),
      event.checked('north'),
      event.checked('west'),
    ]);
    expect(effectNames(again)).toEqual(['apply north']);
    const last = play(again, deployedOn('north'));
    expect(effectNames(last)).toEqual(['apply west']);
    expect(play(last, deployedOn('west')).state).toBe('succeeded');
    expect(last.clusters[1].attempts).toBe(2);
  });

  it('of one of two failed clusters holds again before the next wave', () => {
    const two = deployment('held', [
      ...failed,
      rollout('south', 'failed', { failedStep: 'wait' }),
    ]);
    const again = play(two, [
      event.retry('north'),
      event.checked('north'),
      event.checked('west'),
      ...deployedOn('north'),
    ]);
    expect(statesOf(again)).toEqual({
      deployment: 'held',
      east: 'deployed',
      north: 'deployed',
      west: 'checked',
      south: 'failed',
    });
  });

  it('writes nothing when a check fails this time', () => {
    const again = play(held, [
      event.retry(),
      event.checkFailed('north'),
      event.checked('west'),
    ]);
    expect(statesOf(again)).toMatchObject({
      deployment: 'held',
      north: 'failed',
      west: 'checked',
    });
    expect(effectNames(again)).toEqual([]);
  });

  it('checks everything again when nothing was written', () => {
    const ended = deployment('failed', unwritten, { endedAt: 1500 });
    const again = play(ended, [event.retry()]);
    expect(effectNames(again)).toEqual(['check east', 'check west']);
    expect(again).not.toHaveProperty('endedAt');
  });

  it('deploys again where it was brought back', () => {
    const ended = deployment(
      'failed',
      [
        rollout('east', 'rolledBack', { message: 'No quota.' }),
        rollout('west', 'skipped', { wave: 1 }),
      ],
      { onFailure: 'rollBack' },
    );
    const last = play(ended, [
      event.retry(),
      event.checked('east'),
      event.checked('west'),
      ...deployedOn('east'),
      ...deployedOn('west'),
    ]);
    expect(last.state).toBe('succeeded');
  });

  it.each<[RolloutEvent, string]>([
    [event.retry('nowhere'), "Cluster 'nowhere' is not among those"],
    [event.retry('east'), "Leave out cluster 'east': it did not fail there"],
    [event.rollBack('west'), "Leave out cluster 'west': it is as it was"],
  ])('refuses %j', (command, message) => {
    expect(() => transition(held, command, 2000)).toThrow(message);
  });
});

describe('rollBack', () => {
  const ended = deployment('succeeded', [
    rollout('east', 'deployed', { previousId: 'd0' }),
    rollout('north', 'deployed', { wave: 1 }),
    rollout('west', 'deployed', { wave: 1 }),
  ]);

  it('brings back the last wave first', () => {
    const { deployment: back, effects } = transition(
      ended,
      event.rollBack(),
      2000,
    );
    expect(effectNames(effects)).toEqual(['revert north', 'revert west']);
    const half = play(back, [event.reverted('west')]);
    expect(effectNames(half)).toEqual(['revert north']);
    const first = transition(half, event.reverted('north'), 3000);
    expect(first.effects).toEqual([
      { type: 'revert', cluster: 'east', previousId: 'd0' },
    ]);
    const last = play(first.deployment, [event.reverted('east')]);
    expect(last).toMatchObject({
      state: 'rolledBack',
      summary: 'Rolled back on 3 of 3 clusters.',
    });
  });

  it('goes on where one cluster cannot be brought back, and is then held', () => {
    const stopped = play(ended, [
      event.rollBack(),
      event.failed('west', 'It is away.'),
      event.reverted('north'),
      event.reverted('east'),
    ]);
    expect(statesOf(stopped)).toEqual({
      deployment: 'held',
      east: 'rolledBack',
      north: 'rolledBack',
      west: 'failed',
    });
    expect(stopped.clusters[2].message).toBe(
      'Could not be brought back: It is away.',
    );
    const last = play(stopped, [event.rollBack(), event.reverted('west')]);
    expect(last.state).toBe('rolledBack');
  });

  it('of some clusters leaves the others, and skips what has not begun', () => {
    const held = deployment('held', failed);
    const last = play(held, [event.rollBack('north'), event.reverted('north')]);
    expect(statesOf(last)).toEqual({
      deployment: 'rolledBack',
      east: 'deployed',
      north: 'rolledBack',
      west: 'skipped',
    });
    expect(last.summary).toBe(
      'Deployed on 1 of 3 clusters; rolled back on 1 of 3 clusters; 1 not begun and skipped.',
    );
  });
});

describe('cancel', () => {
  it.each<[string, DeploymentState, ClusterRollout[], object]>([
    [
      'before it began',
      'queued',
      [rollout('east', 'pending')],
      { deployment: 'cancelled', east: 'skipped' },
    ],
    [
      'while it is checked',
      'checking',
      [rollout('east', 'checking'), rollout('west', 'checked')],
      { deployment: 'cancelled', east: 'skipped', west: 'skipped' },
    ],
    [
      'while it is waited for',
      'deploying',
      [rollout('east', 'waiting'), rollout('west', 'checked', { wave: 1 })],
      { deployment: 'cancelled', east: 'deployed', west: 'skipped' },
    ],
    [
      'while it soaks',
      'deploying',
      [rollout('east', 'soaking'), rollout('west', 'failed')],
      { deployment: 'cancelled', east: 'deployed', west: 'failed' },
    ],
    [
      'while it is written',
      'deploying',
      [rollout('east', 'applying'), rollout('west', 'checked', { wave: 1 })],
      { deployment: 'deploying', east: 'applying', west: 'skipped' },
    ],
    [
      'while it is held',
      'held',
      failed,
      {
        deployment: 'cancelled',
        east: 'deployed',
        north: 'failed',
        west: 'skipped',
      },
    ],
  ])('%s', (_, state, clusters, states) => {
    const after = play(deployment(state, clusters), [event.cancel]);
    expect(statesOf(after)).toEqual(states);
  });

  it('lets a write come to its end, and then waits for nothing', () => {
    const before = deployment('deploying', [
      rollout('east', 'applying'),
      rollout('west', 'checked', { wave: 1 }),
    ]);
    const last = play(before, [event.cancel, event.applied('east')]);
    expect(last).toMatchObject({
      state: 'cancelled',
      summary:
        'Cancelled; deployed on 1 of 2 clusters; 1 not begun and skipped.',
    });
    expect(last.clusters[0].message).toMatch(/was not waited for/);
  });
});
