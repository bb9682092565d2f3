// A part of a contract suite, not a test file: it is called by `describeDeploymentStore`.
/* eslint-disable jest/no-export */
import { object, StoreBed, value } from './StoreBed';

export function describeDeployedClusters(bed: () => StoreBed): void {
  it('tells the newest on each cluster, with what it was given', async () => {
    await bed().deploy('d1', ['east', 'west']);
    await bed().deploy('d2', ['east']);
    const found = await bed().store.deployedClusters({
      entityRef: 'component:default/podinfo',
    });
    expect(found).toEqual([
      {
        app: 'podinfo',
        namespace: 'web',
        cluster: 'east',
        deploymentId: 'd2',
        revision: 2,
        since: bed().clock.now,
        values: [value],
        inventory: [object],
      },
      expect.objectContaining({ cluster: 'west', deploymentId: 'd1' }),
    ]);
  });

  it('tells what a roll back went back to, however often', async () => {
    await bed().deploy('d1');
    await bed().deploy('d2');
    await bed().deploy('d3');
    await bed().rollBack('d3');
    expect(await bed().whatIsWhere()).toEqual([
      'podinfo/web/east is of d2',
      'podinfo/web/west is of d2',
    ]);
    await bed().rollBack('d2');
    expect(await bed().whatIsWhere()).toEqual([
      'podinfo/web/east is of d1',
      'podinfo/web/west is of d1',
    ]);
    await bed().rollBack('d1');
    expect(await bed().whatIsWhere()).toEqual([]);
  });

  it('tells nothing of what was removed, until it is back', async () => {
    await bed().deploy('d1');
    await bed().deploy('d2', ['east'], { action: 'undeploy' });
    expect(await bed().whatIsWhere()).toEqual(['podinfo/web/west is of d1']);
    const next = await bed().create('d3', ['east']);
    expect(next.clusters[0].previousId).toBeUndefined();
    await bed().bring('failed', () => ({ state: 'failed', attempts: 0 }));
    await bed().rollBack('d2');
    expect(await bed().whatIsWhere()).toEqual([
      'podinfo/web/east is of d1',
      'podinfo/web/west is of d1',
    ]);
  });

  it('counts what failed as what was there before', async () => {
    await bed().deploy('d1', ['east']);
    await bed().create('d2', ['east']);
    await bed().bring('held', () => ({ state: 'failed', attempts: 1 }));
    expect(await bed().whatIsWhere()).toEqual(['podinfo/web/east is of d1']);
  });

  it('keeps apps and namespaces apart, and entities', async () => {
    await bed().deploy('d1', ['east']);
    await bed().deploy('d2', ['east'], { namespace: 'other' });
    await bed().deploy('d3', ['east'], { app: 'shop' });
    await bed().deploy('d4', ['east'], {
      namespace: 'other',
      entityRef: 'component:default/heir',
    });
    expect(await bed().whatIsWhere()).toEqual([
      'podinfo/web/east is of d1',
      'shop/web/east is of d3',
    ]);
    expect(await bed().whatIsWhere('component:default/heir')).toEqual([
      'podinfo/other/east is of d4',
    ]);
    expect(await bed().whatIsWhere('component:default/none')).toEqual([]);
  });
}
