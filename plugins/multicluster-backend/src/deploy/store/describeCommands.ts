// A part of a contract suite, not a test file: it is called by `describeDeploymentStore`.
/* eslint-disable jest/no-export */
import { Deployment } from '@multicluster/backstage-plugin-multicluster-common';
import { by, start, StoreBed } from './StoreBed';

export function describeCommands(bed: () => StoreBed): void {
  const failed = () => ({ state: 'failed' as const, attempts: 1 });
  const command = (id: string, type: 'retry' | 'rollBack' | 'cancel') =>
    bed().store.command({ id, command: { type }, by });

  it('changes the state, tells who asked, and gives it to a worker', async () => {
    await bed().create('d1');
    await bed().bring('held', failed);
    expect(await bed().claim()).toBeUndefined();
    const next = await command('d1', 'retry');
    expect(next.state).toBe('checking');
    expect(await bed().store.get('d1')).toEqual(next);
    const events = await bed().store.events({ id: 'd1', after: 1 });
    expect(events[0].message).toBe('user:default/ann asks for a retry.');
    expect(await bed().claim()).toMatchObject({ deployment: { id: 'd1' } });
  });

  it('that is not possible changes nothing', async () => {
    await bed().deploy('d1');
    const before = await bed().store.get('d1');
    await expect(command('d1', 'retry')).rejects.toThrow(
      "Deployment 1 of 'podinfo' cannot take 'retry': It has succeeded on every cluster.",
    );
    expect(await bed().store.get('d1')).toEqual(before);
    await expect(command('none', 'cancel')).rejects.toThrow(
      "No deployment has the id 'none'",
    );
  });

  it('is refused while a newer one has not ended on the cluster', async () => {
    await bed().create('d1');
    await bed().bring('failed', () => ({ state: 'failed' }));
    await bed().create('d2', ['west', 'north']);
    await expect(command('d1', 'retry')).rejects.toThrow(
      "Deployment 2 of 'podinfo' has not ended on 'west'",
    );
  });

  it('is refused once a newer one has been there, until that is rolled back', async () => {
    await bed().deploy('d1');
    await bed().deploy('d2', ['east']);
    await expect(command('d1', 'rollBack')).rejects.toThrow(
      "Deployment 2 of 'podinfo' came later to 'east'",
    );
    await bed().store.command({
      id: 'd1',
      command: { type: 'rollBack', clusters: ['west'] },
      by,
    });
    await bed().bring('rolledBack', ({ cluster }) =>
      cluster === 'west' ? { state: 'rolledBack', attempts: 0 } : {},
    );
    await bed().rollBack('d2');
    expect(await command('d1', 'rollBack')).toMatchObject({
      state: 'rollingBack',
    });
  });

  it('shuts out what its worker wanted to write', async () => {
    await bed().create('d1');
    const claimed = (await bed().claim())!;
    await command('d1', 'cancel');
    const write = {
      claimed,
      next: { ...claimed.deployment, state: 'checking' as const },
      events: [],
      at: start,
      leaseMs: 1000,
    };
    expect(await bed().store.advance(write)).toBe('lost');
    expect(await bed().store.get('d1')).toMatchObject({ state: 'cancelled' });
    const { owner } = claimed;
    const renewed = await bed().store.renew({ id: 'd1', owner, leaseMs: 1000 });
    expect(renewed).toBeUndefined();
  });

  it('leaves the lease to the worker while there is work for it', async () => {
    await bed().create('d1', ['east']);
    const claimed = (await bed().claim())!;
    const [east] = claimed.deployment.clusters;
    const next: Deployment = {
      ...claimed.deployment,
      state: 'deploying',
      clusters: [{ ...east, state: 'applying', attempts: 1 }],
    };
    const write = { claimed, next, events: [], at: start, leaseMs: 10_000 };
    await bed().store.advance(write);
    await command('d1', 'cancel');
    expect(await bed().store.advance(write)).toBe('lost');
    const { owner } = claimed;
    const renewed = (await bed().store.renew({
      id: 'd1',
      owner,
      leaseMs: 10_000,
    }))!;
    expect(renewed.deployment).toMatchObject({
      state: 'deploying',
      cancelRequestedAt: bed().clock.now,
    });
    const again = { ...write, claimed: renewed, next: renewed.deployment };
    expect(await bed().store.advance(again)).toBe('written');
  });

  it('of two at once lets one through', async () => {
    await bed().create('d1');
    await bed().bring('held', failed);
    const results = await Promise.allSettled([
      command('d1', 'retry'),
      command('d1', 'rollBack'),
      command('d1', 'retry'),
    ]);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(
      1,
    );
  });
}
