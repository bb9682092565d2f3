import { FakeCluster, FakeDeployer } from '../__testUtils__/FakeDeployer';
import { statesOf, WorkerBed } from '../__testUtils__/WorkerBed';

const waiting = { state: 'waiting', message: '1 of 2 is ready.' } as const;

describe('a command while a worker is at work', () => {
  let bed: WorkerBed;
  const open = (east: FakeCluster) => {
    bed = new WorkerBed({ deployer: new FakeDeployer({ east }) });
    return bed.startWorker();
  };
  afterEach(() => bed.close());

  it.each([
    ['woken by this process', true],
    ['noticed at the heartbeat', false],
  ])('stops what is only waited for, %s', async (_, isWoken) => {
    const { worker } = open({ observations: [waiting] });
    await bed.accept('d1', [['east'], ['west']]);
    await bed.reach('d1', ({ clusters }) => clusters[0].message !== undefined);
    const cancelled = await bed.command('d1', { type: 'cancel' });
    if (isWoken) worker.wake();
    expect(statesOf(cancelled)).toEqual({
      deployment: 'cancelled',
      east: 'deployed',
      west: 'skipped',
    });
    await bed.accept('d2', [['north']]);
    await bed.reach('d2', 'succeeded');
    expect(await bed.store.get('d1')).toEqual(cancelled);
  });

  it('lets a write come to its end', async () => {
    const { worker } = open({ takesMs: 80 });
    await bed.accept('d1', [['east'], ['west']]);
    await bed.reach('d1', ({ clusters }) => clusters[0].state === 'applying');
    await bed.command('d1', { type: 'cancel' });
    worker.wake();
    const cancelled = await bed.reach('d1', 'cancelled');
    expect(statesOf(cancelled)).toMatchObject({
      east: 'deployed',
      west: 'skipped',
    });
    expect(bed.deployer.writes).toEqual(['east: d1']);
    expect(bed.deployer.calls).toEqual([
      'check east',
      'check west',
      'apply east',
    ]);
  });

  it('stops checks at once', async () => {
    const { worker } = open({ takesMs: 60_000 });
    await bed.accept('d1', [['east']]);
    await bed.reach('d1', 'checking');
    await bed.command('d1', { type: 'cancel' });
    worker.wake();
    bed.deployer.clusters.east = {};
    await bed.accept('d2', [['east']]);
    await bed.reach('d2', 'succeeded');
    expect(bed.deployer.writes).toEqual(['east: d2']);
  });
});

describe('secret values', () => {
  let bed: WorkerBed;
  afterEach(() => bed.close());
  const usesSecrets = { usesSecrets: true };

  it('reach every check and write, and nothing else', async () => {
    bed = new WorkerBed();
    const { worker } = bed.startWorker();
    worker.giveSecrets('d1', { token: 'hunter2' });
    await bed.accept('d1', [['east']], usesSecrets);
    const done = await bed.reach('d1', 'succeeded');
    expect(bed.deployer.secretsSeen).toEqual([
      { token: 'hunter2' },
      { token: 'hunter2' },
    ]);
    const told = [done, await bed.messages('d1'), bed.logger.info.mock.calls];
    expect(JSON.stringify(told)).not.toContain('hunter2');
  });

  it('are waited for by a process that does not have them, and then asked for', async () => {
    bed = new WorkerBed();
    await bed.accept('d1', [['east']], usesSecrets);
    const { worker } = bed.startWorker();
    await bed.accept('d2', [['west']]);
    await bed.reach('d2', 'succeeded');
    expect((await bed.store.get('d1'))?.state).toBe('queued');
    bed.pass(5_000);
    const held = await bed.reach('d1', 'held');
    expect(held.summary).toMatch(/secret values are needed again/);
    worker.giveSecrets('d1', { token: 'hunter2' });
    await bed.command('d1', { type: 'retry' });
    worker.wake();
    await bed.reach('d1', 'succeeded');
  });

  it('are forgotten once the deployment is held', async () => {
    bed = new WorkerBed({
      deployer: new FakeDeployer({ east: { applies: ['No.', 'ok'] } }),
    });
    const { worker } = bed.startWorker();
    worker.giveSecrets('d1', { token: 'hunter2' });
    await bed.accept('d1', [['east']], usesSecrets);
    await bed.reach('d1', 'held');
    await bed.command('d1', { type: 'retry' });
    worker.wake();
    bed.pass(5_000);
    const held = await bed.reach('d1', 'held');
    expect(held.summary).toMatch(/secret values are needed again/);
  });
});
