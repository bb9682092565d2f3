// A contract suite, not a test file: it is called by those.
/* eslint-disable jest/no-export */
import { Deployment } from '@multicluster/backstage-plugin-multicluster-common';
import { testDeployment } from './testDeployment';
import { DeploymentQueue, DeploymentStore } from '../types';
import { describeCommands } from './describeCommands';
import { describeDeployedClusters } from './describeDeployedClusters';
import { start, StoreBed } from './StoreBed';

/** What every `DeploymentStore` must do; `create` gives an empty one that goes by this clock. */
export function describeDeploymentStore(
  name: string,
  create: (now: () => number) => Promise<DeploymentStore & DeploymentQueue>,
): void {
  describe(`${name} as a DeploymentStore`, () => {
    let bed: StoreBed;
    beforeEach(async () => {
      const clock = { now: start };
      bed = new StoreBed(await create(() => clock.now), clock);
    });
    const current = () => bed;

    describe('create', () => {
      describeCreate(current);
    });
    describe('list and events', () => {
      describeReading(current);
    });
    describe('command', () => {
      describeCommands(current);
    });
    describe('deployedClusters', () => {
      describeDeployedClusters(current);
    });
  });
}

function describeCreate(bed: () => StoreBed): void {
  it('gives it back as it was, with a revision', async () => {
    const given = testDeployment('d1', [['east'], ['west']], {
      reason: "it's \u0000 \u{1F600}",
    });
    const { deployment, created } = await bed().store.create(given);
    expect(created).toBe(true);
    expect(deployment).toEqual({ ...given, revision: 1 });
    expect(await bed().store.get('d1')).toEqual(deployment);
    expect(await bed().store.get('d2')).toBeUndefined();
  });

  it('counts revisions per app and namespace', async () => {
    await bed().deploy('d1');
    await bed().create('d2');
    await bed().create('d3', ['east'], { namespace: 'other' });
    await bed().create('d4', ['east'], { app: 'shop' });
    const all = await bed().store.list({});
    expect(all.map(({ id, revision }) => `${id}: ${revision}`).sort()).toEqual([
      'd1: 1',
      'd2: 2',
      'd3: 1',
      'd4: 1',
    ]);
  });

  it('gives back the first for the same request of the same entity', async () => {
    const request = { requestId: 'r1' };
    const first = await bed().create('d1', ['east'], { request });
    const again = await bed().store.create(
      testDeployment('d2', [['west']], { request }),
    );
    expect(again).toEqual({ deployment: first, created: false });
    const other = await bed().store.create(
      testDeployment('d3', [['east']], {
        app: 'shop',
        entityRef: 'component:default/shop',
        request,
      }),
    );
    expect(other.created).toBe(true);
  });

  it('makes one of many equal requests that come at once', async () => {
    const request = { requestId: 'r1' };
    const results = await Promise.all(
      ['d1', 'd2', 'd3', 'd4'].map(id =>
        bed().store.create(testDeployment(id, [['east']], { request })),
      ),
    );
    expect(results.filter(({ created }) => created)).toHaveLength(1);
    expect(new Set(results.map(r => r.deployment.id)).size).toBe(1);
  });

  it('refuses a cluster on which another has not ended', async () => {
    await bed().create('d1', ['east', 'west']);
    const overlap = testDeployment('d2', [['north', 'west']]);
    await expect(bed().store.create(overlap)).rejects.toThrow(
      "Deployment 1 of 'podinfo' has not ended on 'west'",
    );
    await bed().create('d3', ['north']);
    await bed().create('d4', ['east'], { namespace: 'other' });
    expect(await bed().store.list({})).toHaveLength(3);
  });

  it('lets one of several through that come at once', async () => {
    const results = await Promise.allSettled(
      ['d1', 'd2', 'd3', 'd4'].map(id =>
        bed().store.create(testDeployment(id, [['east']])),
      ),
    );
    const refused = results.filter(({ status }) => status === 'rejected');
    expect(refused).toHaveLength(3);
    expect(refused).toEqual(
      refused.map(() =>
        expect.objectContaining({
          reason: expect.objectContaining({ name: 'ConflictError' }),
        }),
      ),
    );
  });

  it('refuses one without clusters', async () => {
    const empty = testDeployment('d1', []);
    await expect(bed().store.create(empty)).rejects.toThrow(
      "No cluster is given for 'podinfo'",
    );
  });

  it('never keeps secret values', async () => {
    const given = testDeployment('d1', [['east']], {
      request: { secretValues: { token: 'hunter2' } } as any,
    });
    const { deployment } = await bed().store.create(given);
    expect(JSON.stringify(deployment)).not.toContain('hunter2');
    expect(JSON.stringify(await bed().store.get('d1'))).not.toContain(
      'hunter2',
    );
  });

  it('knows what was on each cluster before', async () => {
    await bed().deploy('d1', ['east']);
    await bed().deploy('d2', ['east', 'west']);
    await bed().rollBack('d2');
    const third = await bed().create('d3', ['east', 'north', 'west']);
    expect(
      third.clusters.map(({ cluster, previousId }) => [cluster, previousId]),
    ).toEqual([
      ['east', 'd1'],
      ['north', undefined],
      ['west', undefined],
    ]);
  });
}

function describeReading(bed: () => StoreBed): void {
  const ids = (found: Deployment[]) => found.map(({ id }) => id);

  it('lists the newest first, and what is asked for', async () => {
    await bed().deploy('d1');
    await bed().create('d2');
    await bed().create('d3', ['east'], {
      app: 'shop',
      entityRef: 'component:default/shop',
    });
    const { store } = bed();
    expect(ids(await store.list({}))).toEqual(['d3', 'd2', 'd1']);
    expect(ids(await store.list({ limit: 1 }))).toEqual(['d3']);
    expect(ids(await store.list({ app: 'podinfo' }))).toEqual(['d2', 'd1']);
    expect(ids(await store.list({ namespace: 'none' }))).toEqual([]);
    expect(ids(await store.list({ states: ['succeeded'] }))).toEqual(['d1']);
    expect(ids(await store.list({ states: [] }))).toEqual([]);
    const entityRef = 'component:default/shop';
    expect(ids(await store.list({ entityRef }))).toEqual(['d3']);
  });

  it('numbers events from 1 and gives those after a number', async () => {
    await bed().create('d1', ['east'], { reason: 'A new release.' });
    const claimed = (await bed().claim())!;
    await bed().store.advance({
      claimed,
      next: claimed.deployment,
      events: [
        { level: 'info', message: 'first' },
        { level: 'error', cluster: 'east', message: 'se\0cond' },
      ],
      at: start + 5,
      leaseMs: 1000,
    });
    const [opening, ...events] = await bed().store.events({
      id: 'd1',
      after: 0,
    });
    expect(opening).toMatchObject({
      sequence: 1,
      message:
        "user:default/ann asks to deploy 'podinfo' in namespace 'web' (revision 1): 'east'. Reason: A new release.",
    });
    expect(events).toEqual([
      { sequence: 2, at: start + 5, level: 'info', message: 'first' },
      {
        sequence: 3,
        at: start + 5,
        level: 'error',
        cluster: 'east',
        message: 'second',
      },
    ]);
    const { store } = bed();
    const page = await store.events({ id: 'd1', after: 1, limit: 1 });
    expect(page).toEqual([events[0]]);
    expect(await store.events({ id: 'd1', after: 3 })).toEqual([]);
    expect(await store.events({ id: 'none', after: 0 })).toEqual([]);
  });

  it('takes more events than one statement holds', async () => {
    await bed().create('d1');
    const claimed = (await bed().claim())!;
    const events = Array.from({ length: 777 }, (_, n) => ({
      level: 'info' as const,
      message: `event ${n}`,
    }));
    const next = claimed.deployment;
    const write = { claimed, next, events, at: start, leaseMs: 1000 };
    await bed().store.advance(write);
    const read = await bed().store.events({ id: 'd1', after: 1, limit: 1000 });
    expect(read.map(({ message }) => message)).toEqual(
      events.map(({ message }) => message),
    );
  });
}
