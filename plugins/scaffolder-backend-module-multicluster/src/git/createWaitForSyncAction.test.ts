import { SyncState } from '@multicluster/backstage-plugin-multicluster-common';
import { FakeBackend } from '../__testUtils__/FakeBackend';
import { IMPATIENT, stepWith } from '../__testUtils__/step';
import { assessSync } from './assessSync';
import { createWaitForSyncAction } from './createWaitForSyncAction';

const commit = '0123456789abcdef0123456789abcdef01234567';

function stateOf(cluster: string, rest: Partial<SyncState> = {}): SyncState {
  return {
    name: `shop-${cluster}`,
    cluster,
    engine: 'argocd',
    sync: 'synced',
    health: 'healthy',
    revision: commit,
    ...rest,
  };
}

describe('assessSync', () => {
  it.each<[string, Partial<SyncState>, boolean, string]>([
    ['synced and healthy', {}, true, 'synced at 0123456789, healthy'],
    [
      'as Flux names a revision',
      { engine: 'flux', revision: `main@sha1:${commit}` },
      true,
      'synced at 0123456789, healthy',
    ],
    [
      'an older commit',
      { revision: 'f'.repeat(40) },
      false,
      'synced at ffffffffff (0123456789 is awaited), healthy',
    ],
    [
      'nothing synced yet',
      { sync: 'unknown', health: 'unknown', revision: undefined },
      false,
      'not synced yet (0123456789 is awaited), health unknown',
    ],
    [
      'synced but ill',
      { health: 'degraded', message: 'Deployment web: no quota' },
      false,
      'synced at 0123456789, degraded: Deployment web: no quota',
    ],
  ])('knows %s', (_, rest, done, message) => {
    expect(
      assessSync({ applications: [stateOf('east', rest)], revision: commit }),
    ).toEqual([{ cluster: 'east', done, message }]);
  });
});

describe('multicluster:wait-for-sync', () => {
  const input = {
    hub: 'hub',
    app: 'shop',
    clusters: ['east', 'west'],
    revision: commit,
  };
  const answers = (...states: SyncState[][]) =>
    new FakeBackend({
      'GET /gitops/hub/shop': states.map(applications => ({
        body: { applications },
      })),
    });
  const actionOn = (backend: FakeBackend) =>
    createWaitForSyncAction({
      multicluster: backend.service,
      patience: IMPATIENT,
      everyMs: 1,
    });

  it('waits until every cluster has it, and logs each change once', async () => {
    const step = stepWith({ input });
    const progressing = stateOf('west', { health: 'progressing' });
    await step.run(
      actionOn(
        answers(
          [stateOf('east')],
          [stateOf('east'), progressing],
          [stateOf('east'), progressing],
          [stateOf('east'), stateOf('west')],
        ),
      ),
    );
    expect(step.log).toEqual([
      '[east] synced at 0123456789, healthy',
      '[west] the hub does not have it yet',
      '[west] synced at 0123456789, progressing',
      '[west] synced at 0123456789, healthy',
    ]);
    expect(step.outputs.summary).toBe(
      "'shop' is synced and healthy on east, west",
    );
  });

  it('names the clusters that are not there in time', async () => {
    const step = stepWith({ input: { ...input, timeoutSeconds: 0.01 } });
    const west = stateOf('west', { sync: 'outOfSync' });
    await expect(
      step.run(actionOn(answers([stateOf('east'), west]))),
    ).rejects.toThrow(
      "'shop' is not synced everywhere after 0 s: 'west' is out of sync at 0123456789, healthy",
    );
  });

  it('ends with its task', async () => {
    const abort = new AbortController();
    const backend = new FakeBackend({
      'GET /gitops/hub/shop': () => {
        abort.abort();
        return { body: { applications: [] } };
      },
    });
    await expect(
      stepWith({ input }).run(actionOn(backend), { signal: abort.signal }),
    ).rejects.toThrow('aborted');
    expect(backend.calls).toHaveLength(1);
  });
});
