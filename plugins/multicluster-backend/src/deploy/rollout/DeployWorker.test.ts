import { FakeCluster, FakeDeployer } from '../__testUtils__/FakeDeployer';
import { statesOf, WorkerBed } from '../__testUtils__/WorkerBed';

describe('DeployWorker', () => {
  let bed: WorkerBed;
  const open = (clusters?: { [cluster: string]: FakeCluster }) => {
    bed = new WorkerBed({ deployer: new FakeDeployer(clusters) });
    return bed;
  };
  afterEach(() => bed.close());

  it('deploys wave by wave, and tells all of it', async () => {
    open();
    await bed.accept('d1', [['east'], ['north', 'west']]);
    bed.startWorker();
    const done = await bed.reach('d1', 'succeeded');
    expect(done.summary).toBe(
      "Deployed 'podinfo' to 3 clusters: 3 objects created, 0 updated, 0 deleted.",
    );
    expect(done.chart).toEqual({ name: 'podinfo', version: '6.9.0' });
    expect(bed.deployer.writes[0]).toBe('east: d1');
    expect([...bed.deployer.live]).toHaveLength(3);
    expect(await bed.messages('d1')).toEqual(
      expect.arrayContaining([
        "Checking 3 clusters: 'east', 'north', 'west'.",
        "Wave 1 of 2: deploys to 'east'.",
        'east: Applied: 1 created, 0 updated, 0 deleted.',
        'east: Deployed.',
        "Wave 2 of 2: deploys to 'north', 'west'.",
      ]),
    );
    const [row] = await bed.store.deployedClusters({
      entityRef: 'component:default/podinfo',
    });
    expect(row).toMatchObject({
      cluster: 'east',
      deploymentId: 'd1',
      version: '6.9.0',
      values: [{ path: 'of', value: 'd1' }],
      inventory: [{ kind: 'Deployment', name: 'podinfo' }],
    });
  });

  it('changes nothing when the same is asked again', async () => {
    open();
    bed.startWorker();
    await bed.accept('d1', [['east']]);
    await bed.reach('d1', 'succeeded');
    bed.deployer.live.set('east', 'd2');
    await bed.accept('d2', [['east']]);
    expect(await bed.reach('d2', 'succeeded')).toMatchObject({
      summary: "'podinfo' was as wanted on 1 cluster: nothing changed.",
    });
  });

  it('writes nothing anywhere when one check fails', async () => {
    open({ west: { checks: [['Quota is exceeded.', 'Image is refused']] } });
    bed.startWorker();
    await bed.accept('d1', [['east'], ['west']]);
    const done = await bed.reach('d1', 'failed');
    expect(done.summary).toBe(
      "Nothing was written: failed on 'west': Quota is exceeded. Image is refused.",
    );
    expect(bed.deployer.writes).toEqual([]);
  });

  it('holds after a failure, and a retry does the rest alone', async () => {
    open({ east: { applies: ['The webhook refuses it.', 'ok'] } });
    const { worker } = bed.startWorker();
    await bed.accept('d1', [['east', 'north'], ['west']]);
    const held = await bed.reach('d1', 'held');
    expect(statesOf(held)).toEqual({
      deployment: 'held',
      east: 'failed',
      north: 'deployed',
      west: 'checked',
    });
    bed.deployer.calls.length = 0;
    await bed.command('d1', { type: 'retry', clusters: ['east'] });
    worker.wake();
    await bed.reach('d1', 'succeeded');
    expect(bed.deployer.calls.sort()).toEqual([
      'apply east',
      'apply west',
      'check east',
      'check west',
    ]);
  });

  it('brings a failed cluster back to the deployment before', async () => {
    open();
    bed.startWorker();
    await bed.accept('d1', [['east']]);
    await bed.reach('d1', 'succeeded');
    bed.deployer.clusters.east = {
      observations: [{ state: 'failed', message: 'The image is not there.' }],
    };
    await bed.accept('d2', [['east']], { request: { onFailure: 'rollBack' } });
    const failed = await bed.reach('d2', 'failed');
    expect(failed.summary).toBe(
      "Failed on 'east': The image is not there; rolled back on 1 of 1 cluster.",
    );
    expect(bed.deployer.writes).toEqual(['east: d1', 'east: d2', 'east: d1']);
  });

  it('rolls back what has succeeded, the last wave first', async () => {
    open();
    const { worker } = bed.startWorker();
    await bed.accept('d1', [['east'], ['west']]);
    await bed.reach('d1', 'succeeded');
    await bed.command('d1', { type: 'rollBack' });
    worker.wake();
    await bed.reach('d1', 'rolledBack');
    expect(bed.deployer.writes.slice(2)).toEqual([
      'west: nothing',
      'east: nothing',
    ]);
  });

  it('removes an app', async () => {
    open();
    bed.startWorker();
    await bed.accept('d1', [['east']]);
    await bed.reach('d1', 'succeeded');
    await bed.accept('d2', [['east']], { action: 'undeploy' });
    const done = await bed.reach('d2', 'succeeded');
    expect(done.summary).toBe(
      "Removed 'podinfo' from 1 cluster: 1 object deleted.",
    );
    expect([...bed.deployer.live]).toEqual([]);
  });

  it('lets no cluster wait for a slow one', async () => {
    open({ east: { takesMs: 60_000 } });
    bed.startWorker({ timing: { checkMs: 300 } });
    await bed.accept('d1', [['east']]);
    await bed.accept('d2', [['west']]);
    await bed.reach('d2', 'succeeded');
    const failed = await bed.reach('d1', 'failed');
    expect(failed.summary).toMatch(/The check has not ended within/);
  });

  it('works on no more deployments and clusters at a time than it may', async () => {
    open();
    const counts = { now: 0, most: 0 };
    bed.deployer.hook = point => {
      if (/check/.test(point)) {
        counts.now += point.startsWith('before') ? 1 : -1;
        counts.most = Math.max(counts.most, counts.now);
      }
    };
    const names = Array.from({ length: 12 }, (_, n) => `c${n}`);
    for (const name of names) {
      bed.deployer.clusters[name] = { takesMs: 2 };
    }
    await bed.accept('d1', [names]);
    await bed.accept('d2', [['c0']], { app: 'shop' });
    bed.startWorker({ timing: { deployments: 1, clusters: 3 } });
    await bed.reach('d2', 'succeeded');
    expect((await bed.store.get('d1'))?.state).toBe('succeeded');
    expect(counts.most).toBe(3);
  });

  it('keeps its lease while it waits, whatever it hears', async () => {
    let looks = 0;
    open();
    bed.deployer.observe = async () => {
      looks++;
      const message = `Look ${looks % 2}.`;
      return looks < 60 ? { state: 'waiting', message } : { state: 'ready' };
    };
    const claims = jest.spyOn(bed.store, 'claim');
    const timing = { leaseMs: 150, heartbeatMs: 30, longestPauseMs: 10 };
    bed.startWorker({ timing });
    bed.startWorker({ timing });
    await bed.accept('d1', [['east']]);
    await bed.reach('d1', 'succeeded');
    const results = claims.mock.results.map(({ value }) => value);
    const claimed = (await Promise.all(results)).filter(claim => claim);
    expect(claimed).toHaveLength(1);
  });

  it('stops what goes on when its lease is another’s', async () => {
    open();
    const stopped = new Promise<void>(resolve => {
      bed.deployer.check = task =>
        new Promise((_, reject) => {
          task.signal.addEventListener('abort', () => {
            resolve();
            reject(task.signal.reason);
          });
        });
    });
    const renew = jest.spyOn(bed.store, 'renew').mockResolvedValue(undefined);
    bed.startWorker();
    await bed.accept('d1', [['east']]);
    await stopped;
    expect(renew).toHaveBeenCalled();
    expect((await bed.store.get('d1'))?.state).toBe('checking');
  });

  it('leaves a deployment to others when it is stopped', async () => {
    open({ east: { takesMs: 60_000 } });
    const { stop } = bed.startWorker();
    await bed.accept('d1', [['east']]);
    await bed.reach('d1', 'checking');
    await stop();
    expect(bed.deployer.calls).toEqual(['check east']);
    bed.deployer.clusters.east = {};
    bed.startWorker();
    await bed.reach('d1', 'succeeded');
    expect(bed.deployer.writes).toEqual(['east: d1']);
  });
});
