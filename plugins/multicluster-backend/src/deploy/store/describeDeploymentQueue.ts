// A contract suite, not a test file: it is called by those.
/* eslint-disable jest/no-export */
import { DeploymentQueue, DeploymentStore } from '../types';
import { start, StoreBed } from './StoreBed';

/** What every `DeploymentQueue` must do; `create` gives an empty one that goes by this clock. */
export function describeDeploymentQueue(
  name: string,
  create: (now: () => number) => Promise<DeploymentStore & DeploymentQueue>,
): void {
  describe(`${name} as a DeploymentQueue`, () => {
    let bed: StoreBed;
    beforeEach(async () => {
      const clock = { now: start };
      bed = new StoreBed(await create(() => clock.now), clock);
    });
    describeClaim(() => bed);
    describeAdvance(() => bed);
  });
}

function describeClaim(bed: () => StoreBed): void {
  it('gives the oldest first, and each to one', async () => {
    await bed().create('d1', ['east']);
    await bed().create('d2', ['west']);
    expect(await bed().claim()).toMatchObject({ deployment: { id: 'd1' } });
    expect(await bed().claim()).toMatchObject({ deployment: { id: 'd2' } });
    expect(await bed().claim()).toBeUndefined();
  });

  it('gives one to one of many who ask at once', async () => {
    await bed().create('d1', ['east']);
    const claims = await Promise.all(
      Array.from({ length: 8 }, () => bed().claim()),
    );
    expect(claims.filter(claim => claim)).toHaveLength(1);
  });

  it('gives again what somebody has let go', async () => {
    await bed().create('d1', ['east']);
    const first = (await bed().claim())!;
    bed().clock.now += 9_999;
    expect(await bed().claim()).toBeUndefined();
    bed().clock.now += 1;
    const second = (await bed().claim())!;
    expect(second.epoch).toBeGreaterThan(first.epoch);
    const { id } = first.deployment;
    const owner = first.owner;
    const late = await bed().store.renew({ id, owner, leaseMs: 1000 });
    expect(late).toBeUndefined();
  });

  it('keeps what is renewed', async () => {
    await bed().create('d1', ['east']);
    const { owner, epoch } = (await bed().claim())!;
    bed().clock.now += 9_000;
    const renewed = await bed().store.renew({
      id: 'd1',
      owner,
      leaseMs: 10_000,
    });
    expect(renewed).toMatchObject({ owner, epoch, deployment: { id: 'd1' } });
    bed().clock.now += 9_000;
    expect(await bed().claim()).toBeUndefined();
  });

  it('ends a lease that is renewed for no time', async () => {
    await bed().create('d1', ['east']);
    const { owner } = (await bed().claim())!;
    await bed().store.renew({ id: 'd1', owner, leaseMs: 0 });
    expect(await bed().claim()).toMatchObject({ deployment: { id: 'd1' } });
  });

  it('leaves secrets to those who have them, for a while', async () => {
    await bed().create('d1', ['east'], { usesSecrets: true });
    expect(await bed().claim()).toBeUndefined();
    expect(await bed().claim({ secretsOf: ['d1'] })).toBeDefined();
    // Lost after 10 s of lease, an orphan after 20 s more.
    bed().clock.now += 29_999;
    expect(await bed().claim()).toBeUndefined();
    bed().clock.now += 1;
    expect(await bed().claim()).toBeDefined();
  });

  it('gives nothing that is held or has ended', async () => {
    await bed().create('d1', ['east']);
    await bed().bring('held', () => ({ state: 'failed' }));
    await bed().deploy('d2', ['west']);
    bed().clock.now += 60_000;
    expect(await bed().claim()).toBeUndefined();
  });
}

function describeAdvance(bed: () => StoreBed): void {
  const write = { events: [], at: start, leaseMs: 10_000 };

  it('writes what is next, and prolongs the lease', async () => {
    await bed().create('d1', ['east']);
    const claimed = (await bed().claim())!;
    const next = { ...claimed.deployment, state: 'checking' as const };
    bed().clock.now += 9_000;
    const advanced = await bed().store.advance({ ...write, claimed, next });
    expect(advanced).toBe('written');
    bed().clock.now += 9_000;
    expect(await bed().claim()).toBeUndefined();
    expect(await bed().store.get('d1')).toEqual(next);
  });

  it('of one who has lost the lease writes nothing', async () => {
    await bed().create('d1', ['east']);
    const first = (await bed().claim())!;
    bed().clock.now += 10_000;
    const second = (await bed().claim())!;
    const late = {
      ...write,
      claimed: first,
      next: { ...first.deployment, state: 'failed' as const },
      events: [{ level: 'error' as const, message: 'Too late.' }],
    };
    expect(await bed().store.advance(late)).toBe('lost');
    expect(await bed().store.get('d1')).toEqual(second.deployment);
    expect(await bed().store.events({ id: 'd1', after: 1 })).toEqual([]);
  });
}
