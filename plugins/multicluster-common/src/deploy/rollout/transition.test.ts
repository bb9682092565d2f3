import { ClusterRolloutState, DeploymentState } from '../types';
import {
  deployedOn,
  deployment,
  effectNames,
  event,
  play,
  queued,
  rollout,
  statesOf,
} from './__testUtils__/deployments';
import { transition } from './transition';
import { RolloutEvent } from './types';

const CLUSTER_STATES: ClusterRolloutState[] = [
  'pending',
  'checking',
  'checked',
  'applying',
  'waiting',
  'soaking',
  'deployed',
  'failed',
  'rollingBack',
  'rolledBack',
  'skipped',
];

const CLUSTER_EVENTS: RolloutEvent[] = [
  event.checked('east'),
  event.checkFailed('east'),
  event.applied('east'),
  event.ready('east'),
  event.waits('east'),
  event.soakEnded('east'),
  event.timedOut('east'),
  event.failed('east'),
  event.reverted('east'),
];

/** What becomes of `east` while its sibling is under way, so that the deployment itself stays as it is. */
const ARROWS: [ClusterRolloutState, RolloutEvent, ClusterRolloutState][] = [
  ['checking', event.checked('east'), 'checked'],
  ['checking', event.checkFailed('east'), 'failed'],
  ['applying', event.applied('east'), 'waiting'],
  ['applying', event.failed('east'), 'failed'],
  ['waiting', event.ready('east'), 'deployed'],
  ['waiting', event.waits('east'), 'waiting'],
  ['waiting', event.timedOut('east'), 'failed'],
  ['waiting', event.failed('east'), 'failed'],
  ['soaking', event.soakEnded('east'), 'deployed'],
  ['soaking', event.waits('east'), 'waiting'],
  ['soaking', event.failed('east'), 'failed'],
  ['rollingBack', event.reverted('east'), 'rolledBack'],
  ['rollingBack', event.failed('east'), 'failed'],
];

/** The deployment in which a cluster can be in that state, with a sibling that keeps it there. */
function around(state: ClusterRolloutState) {
  const stateOf: Partial<Record<ClusterRolloutState, DeploymentState>> = {
    pending: 'queued',
    checking: 'checking',
    rollingBack: 'rollingBack',
    rolledBack: 'rollingBack',
    skipped: 'rollingBack',
  };
  const of = stateOf[state] ?? 'deploying';
  const siblings: Partial<Record<DeploymentState, ClusterRolloutState>> = {
    queued: 'pending',
    checking: 'checking',
    deploying: 'applying',
    rollingBack: 'rollingBack',
  };
  return deployment(of, [
    rollout('east', state),
    rollout('west', siblings[of]!),
  ]);
}

describe('transition of a cluster', () => {
  it.each(ARROWS)('from %s by %j is to %s', (from, happened, to) => {
    const before = around(from);
    const after = transition(before, happened, 2000);
    expect(statesOf(after.deployment)).toEqual({
      ...statesOf(before),
      east: to,
    });
    expect(after.events.length).toBeGreaterThan(0);
  });

  const known = new Set(ARROWS.map(([from, { type }]) => `${from} ${type}`));
  const forbidden = CLUSTER_STATES.flatMap(state =>
    CLUSTER_EVENTS.filter(({ type }) => !known.has(`${state} ${type}`)).map(
      happened => [state, happened.type, happened] as const,
    ),
  );

  it.each(forbidden)('from %s by %s there is none', (state, _, happened) => {
    const before = around(state);
    const after = transition(before, happened, 2000);
    expect(after.deployment).toBe(before);
    expect(after).toMatchObject({ effects: [], events: [] });
  });

  it('ignores a cluster that the deployment does not have', () => {
    const before = around('checking');
    const after = transition(before, event.checked('north'), 2000);
    expect(after.deployment).toBe(before);
  });

  it('says since when, and forgets why the state before was', () => {
    const before = deployment('deploying', [
      rollout('east', 'waiting', { message: '1 of 2 pods is ready.' }),
      rollout('west', 'applying'),
    ]);
    const [east] = transition(before, event.ready('east'), 2000).deployment
      .clusters;
    expect(east).toMatchObject({ state: 'deployed', since: 2000 });
    expect(east).not.toHaveProperty('message');
  });

  it('writes a new reason for waiting once', () => {
    const before = around('waiting');
    const first = transition(before, event.waits('east'), 2000);
    const second = transition(first.deployment, event.waits('east'), 3000);
    expect(first.deployment.clusters[0]).toMatchObject({
      message: '1 of 2 pods is ready.',
      since: 1000,
    });
    expect(second.deployment).toBe(first.deployment);
  });
});

describe('checks', () => {
  it('begin on all clusters of all waves at once', () => {
    const { deployment: next, effects } = transition(
      queued([['east'], ['north', 'west']]),
      event.claimed,
      2000,
    );
    expect(next.state).toBe('checking');
    expect(effectNames(effects)).toEqual([
      'check east',
      'check north',
      'check west',
    ]);
  });

  it('are claimed again without beginning anew', () => {
    const checking = play(queued([['east']]), [event.claimed]);
    expect(play(checking, [event.claimed])).toBe(checking);
    expect(effectNames(checking)).toEqual(['check east']);
  });

  it('let nothing be written before the last has passed', () => {
    const one = play(queued([['east', 'west']]), [
      event.claimed,
      event.checked('east'),
    ]);
    expect(effectNames(one)).toEqual(['check west']);
    const both = transition(one, event.checked('west'), 9000);
    expect(effectNames(both.effects)).toEqual(['apply east', 'apply west']);
  });

  it('that fail on one cluster stop all, once every problem is known', () => {
    const first = play(queued([['east', 'north'], ['west']]), [
      event.claimed,
      event.checkFailed('east'),
      event.checked('north'),
    ]);
    expect(first.state).toBe('checking');
    const last = play(first, [event.checkFailed('west', 'It is away.')]);
    expect(statesOf(last)).toEqual({
      deployment: 'failed',
      east: 'failed',
      north: 'skipped',
      west: 'failed',
    });
    expect(last.summary).toBe(
      "Nothing was written: failed on 'east': No quota on east; on 'west': It is away.",
    );
    expect(last.endedAt).toBe(2000);
    expect(last.clusters.every(({ attempts }) => attempts === 0)).toBe(true);
    expect(effectNames(last)).toEqual([]);
  });

  it('keep their warnings and the version of the chart', () => {
    const chart = { name: 'podinfo', version: '6.9.0' };
    const { deployment: next, events } = transition(
      play(queued([['east']]), [event.claimed]),
      {
        type: 'clusterChecked',
        cluster: 'east',
        warnings: ['Memory is short.'],
        chart,
      },
      2000,
    );
    expect(next.chart).toEqual(chart);
    expect(events).toContainEqual({
      cluster: 'east',
      level: 'warning',
      message: 'Memory is short.',
    });
  });
});

describe('waves', () => {
  const checked = play(queued([['east'], ['north', 'west']]), [
    event.claimed,
    event.checked('east'),
    event.checked('north'),
    event.checked('west'),
  ]);

  it('begin one after the other', () => {
    expect(effectNames(checked)).toEqual(['apply east']);
    const second = play(checked, deployedOn('east'));
    expect(effectNames(second)).toEqual(['apply north', 'apply west']);
    const last = play(second, deployedOn('north', 'west'));
    expect(statesOf(last)).toEqual({
      deployment: 'succeeded',
      east: 'deployed',
      north: 'deployed',
      west: 'deployed',
    });
    expect(last.summary).toBe(
      "Deployed 'podinfo' to 3 clusters: 3 objects created, 0 updated, 0 deleted.",
    );
  });

  it('end when a cluster fails, after its siblings are done', () => {
    const second = play(checked, deployedOn('east'));
    const failed = play(second, [event.failed('north')]);
    expect(failed.state).toBe('deploying');
    expect(effectNames(failed)).toEqual(['apply west']);
    const held = play(failed, deployedOn('west'));
    expect(statesOf(held)).toEqual({
      deployment: 'held',
      east: 'deployed',
      north: 'failed',
      west: 'deployed',
    });
    expect(held.summary).toBe(
      "Failed on 'north': The image does not exist; deployed on 2 of 3 clusters.",
    );
    expect(held.endedAt).toBeUndefined();
  });

  it('never begin after one in which a cluster failed', () => {
    const held = play(checked, [event.failed('east')]);
    expect(statesOf(held)).toEqual({
      deployment: 'held',
      east: 'failed',
      north: 'checked',
      west: 'checked',
    });
    expect(effectNames(held)).toEqual([]);
  });

  it('bring a failed cluster back at once where that is wished', () => {
    const second = play({ ...checked }, deployedOn('east'));
    const wished = {
      ...second,
      request: { ...second.request, onFailure: 'rollBack' as const },
    };
    const failed = play(wished, [event.failed('north')]);
    expect(effectNames(failed)).toEqual(['apply west', 'revert north']);
    const last = play(failed, [event.reverted('north'), ...deployedOn('west')]);
    expect(statesOf(last)).toEqual({
      deployment: 'failed',
      east: 'deployed',
      north: 'rolledBack',
      west: 'deployed',
    });
    expect(last.summary).toBe(
      "Failed on 'north': The image does not exist; deployed on 2 of 3 clusters; rolled back on 1 of 3 clusters.",
    );
  });

  it('are held when the failed cluster cannot be brought back either', () => {
    const last = play(queued([['east']], { onFailure: 'rollBack' }), [
      event.claimed,
      event.checked('east'),
      event.failed('east'),
      event.failed('east', 'It is away.'),
    ]);
    expect(statesOf(last)).toEqual({ deployment: 'held', east: 'failed' });
    expect(last.clusters[0].message).toBe(
      'The image does not exist. Could not be brought back: It is away.',
    );
  });
});

describe('the gate', () => {
  const applied = (gate: object, rest = {}) =>
    play(
      queued([['east'], ['west']], {
        request: { strategy: { type: 'allAtOnce', gate } } as any,
        ...rest,
      }),
      [
        event.claimed,
        event.checked('east'),
        event.checked('west'),
        event.applied('east'),
      ],
    );

  it.each([
    [{}, 'waiting'],
    [{ rollout: false }, 'waiting'],
    [{ healthy: false }, 'waiting'],
    [{ rollout: false, healthy: false }, 'deployed'],
    [{ rollout: false, healthy: false, soakSeconds: 5 }, 'soaking'],
  ])('%j after the write is %s', (gate, state) => {
    expect(applied(gate).clusters[0].state).toBe(state);
  });

  it('has deadlines that are stored', () => {
    const gate = { timeoutSeconds: 60, soakSeconds: 30 };
    const waiting = applied(gate);
    expect(transition(waiting, event.waits('east'), 7000).effects).toEqual([]);
    const soaking = transition(waiting, event.ready('east'), 9000);
    expect(soaking.effects).toEqual([
      { type: 'soak', cluster: 'east', until: 39_000 },
    ]);
    const again = transition(soaking.deployment, event.waits('east'), 20_000);
    // Counts from the write at 5000, not from the last return to waiting: what flaps comes to an end.
    expect(again.effects).toEqual([
      { type: 'observe', cluster: 'east', until: 65_000 },
    ]);
  });

  it('says what it waited for in vain', () => {
    const held = play(applied({ timeoutSeconds: 60 }), [
      event.waits('east'),
      event.timedOut('east'),
    ]);
    expect(held.clusters[0]).toMatchObject({
      state: 'failed',
      failedStep: 'wait',
      message: 'Not ready within 60 seconds: 1 of 2 pods is ready.',
    });
  });

  it('does not let what is removed soak', () => {
    const removed = play(applied({ soakSeconds: 5 }, { action: 'undeploy' }), [
      event.ready('east'),
    ]);
    expect(statesOf(removed)).toMatchObject({
      east: 'deployed',
      west: 'applying',
    });
  });
});

describe('missing secrets', () => {
  it.each<DeploymentState>(['queued', 'checking'])(
    'hold a deployment that is %s',
    state => {
      const clusters = [
        rollout('east', state === 'queued' ? 'pending' : 'checking'),
      ];
      const held = play(deployment(state, clusters), [event.secretsMissing]);
      expect(statesOf(held)).toEqual({ deployment: 'held', east: 'pending' });
      expect(held.summary).toMatch(/secret values are needed again/);
      expect(effectNames(play(held, [event.retry()]))).toEqual(['check east']);
    },
  );

  it('end what was being written, and let go on what only waits', () => {
    const clusters = [
      rollout('east', 'applying'),
      rollout('west', 'waiting'),
      rollout('north', 'checked', { wave: 1 }),
    ];
    const before = deployment('deploying', clusters);
    const after = play(before, [event.secretsMissing]);
    expect(effectNames(after)).toEqual(['observe west']);
    const held = play(after, [event.ready('west')]);
    expect(statesOf(held)).toEqual({
      deployment: 'held',
      east: 'failed',
      west: 'deployed',
      north: 'checked',
    });
    expect(held.summary).toMatch(/'east': Cut off while it was written/);
  });

  it('do not concern what has ended', () => {
    const before = deployment('succeeded', [rollout('east', 'deployed')]);
    expect(play(before, [event.secretsMissing])).toBe(before);
  });
});
