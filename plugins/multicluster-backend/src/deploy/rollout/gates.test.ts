import { FakeCluster, FakeDeployer } from '../__testUtils__/FakeDeployer';
import { statesOf, WorkerBed } from '../__testUtils__/WorkerBed';

const waiting = { state: 'waiting', message: '1 of 2 is ready.' } as const;
const ready = { state: 'ready' } as const;
const gate = (of: object) => ({
  request: { strategy: { type: 'allAtOnce' as const, gate: of } },
});

describe('the gate of a wave', () => {
  let bed: WorkerBed;
  const open = (east: FakeCluster = {}) => {
    bed = new WorkerBed({ deployer: new FakeDeployer({ east }) });
    bed.startWorker();
    return bed;
  };
  afterEach(() => bed.close());

  it('waits until all is rolled out, and says for what', async () => {
    open({ observations: [waiting, waiting, ready] });
    await bed.accept('d1', [['east']]);
    await bed.reach('d1', 'succeeded');
    const messages = await bed.messages('d1');
    expect(messages.filter(text => /1 of 2/.test(text))).toEqual([
      'east: 1 of 2 is ready.',
    ]);
  });

  it('does not wait for ever', async () => {
    open({ observations: [waiting] });
    await bed.accept('d1', [['east']], gate({ timeoutSeconds: 60 }));
    await bed.reach('d1', ({ clusters }) => clusters[0].message !== undefined);
    bed.pass(60_000);
    const held = await bed.reach('d1', 'held');
    expect(held.clusters[0].message).toBe(
      'Not ready within 60 seconds: 1 of 2 is ready.',
    );
  });

  it.each([
    ['unhealthy', 'Pods crash.', 'Pods crash.'],
    ['unknown', undefined, 'Is unknown.'],
    ['degraded', undefined, 'Is degraded.'],
  ] as const)('does not pass what is %s', async (health, reason, message) => {
    open();
    bed.health = { health, reason };
    await bed.accept('d1', [['east']]);
    const waits = await bed.reach(
      'd1',
      ({ clusters }) => clusters[0].message !== undefined,
    );
    expect(waits.clusters[0]).toMatchObject({ state: 'waiting', message });
    bed.health = { health: 'healthy' };
    await bed.reach('d1', 'succeeded');
  });

  it('asks for no health where none is wanted', async () => {
    open();
    bed.health = { health: 'unhealthy' };
    await bed.accept('d1', [['east']], gate({ healthy: false }));
    const done = await bed.reach('d1', 'succeeded');
    expect(done.clusters[0].message).toBeUndefined();
  });

  it('soaks, and begins to wait again when it does not stay ready', async () => {
    open();
    await bed.accept('d1', [['east']], gate({ soakSeconds: 60 }));
    await bed.reach('d1', ({ clusters }) => clusters[0].state === 'soaking');
    bed.health = { health: 'degraded', reason: 'A pod restarts.' };
    await bed.reach('d1', ({ clusters }) => clusters[0].state === 'waiting');
    bed.health = { health: 'healthy' };
    await bed.reach('d1', ({ clusters }) => clusters[0].state === 'soaking');
    bed.pass(60_000);
    await bed.reach('d1', 'succeeded');
    expect(await bed.messages('d1')).toContain(
      'east: Did not stay ready: A pod restarts.',
    );
  });

  it('waits while a cluster does not answer', async () => {
    open();
    bed.deployer.hook = point => {
      if (point === 'before observe east') throw new Error('It is away.');
    };
    await bed.accept('d1', [['east']]);
    const waits = await bed.reach(
      'd1',
      ({ clusters }) => clusters[0].message !== undefined,
    );
    expect(statesOf(waits)).toEqual({
      deployment: 'deploying',
      east: 'waiting',
    });
    bed.deployer.hook = () => {};
    await bed.reach('d1', 'succeeded');
  });
});
