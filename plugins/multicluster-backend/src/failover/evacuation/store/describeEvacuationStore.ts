// A contract suite, not a test file: it is called by those.
/* eslint-disable jest/no-export */
import { Evacuation } from '@multicluster/backstage-plugin-multicluster-common';
import { EvacuationStore } from '../types';

/** Of east, with one service that waits. For tests. */
export function testEvacuation(
  id: string,
  given: Partial<Evacuation> = {},
): Omit<Evacuation, 'number'> {
  return {
    ...{ id, clusters: ['east'], mode: 'planned', reason: 'because' },
    ...{ createdBy: 'user:default/ann', createdAt: 1_000, waveSize: 5 },
    state: 'running',
    services: [
      { entityRef: 'component:default/web', wave: 0, state: 'waiting' },
    ],
    ...given,
  };
}

/** What every `EvacuationStore` must do. */
export function describeEvacuationStore(
  name: string,
  createStore: () => Promise<EvacuationStore>,
): void {
  describe(`${name} as an EvacuationStore`, () => {
    const write = async (
      store: EvacuationStore,
      id: string,
      fields: Partial<Evacuation>,
    ) => {
      const stored = (await store.get(id))!;
      const next = { ...stored.evacuation, ...fields };
      return store.write({ stored, next });
    };

    it('keeps what it is given, with the next number', async () => {
      const store = await createStore();
      const first = await store.create(testEvacuation('a'));
      expect(first.number).toBe(1);
      expect((await store.get('a'))?.evacuation).toEqual(first);
      const west = testEvacuation('b', { clusters: ['west'] });
      expect((await store.create(west)).number).toBe(2);
      await expect(store.get('nobody')).resolves.toBeUndefined();
    });

    it('has one open evacuation of a cluster', async () => {
      const store = await createStore();
      await store.create(testEvacuation('a'));
      const both = testEvacuation('b', { clusters: ['west', 'east'] });
      await expect(store.create(both)).rejects.toMatchObject({
        name: 'ConflictError',
        message: expect.stringContaining('#1 of east is running'),
      });
      await write(store, 'a', { state: 'paused' });
      await expect(store.create(both)).rejects.toThrow('is paused');
      await write(store, 'a', { state: 'aborted' });
      await expect(store.create(both)).resolves.toMatchObject({ number: 2 });
    });

    it('lists them newest first, by state', async () => {
      const store = await createStore();
      for (const cluster of ['a', 'b', 'c']) {
        await store.create(testEvacuation(cluster, { clusters: [cluster] }));
      }
      await write(store, 'b', { state: 'ended' });
      const ids = async (query?: Parameters<EvacuationStore['list']>[0]) =>
        (await store.list(query)).map(({ id }) => id);
      expect(await ids()).toEqual(['c', 'b', 'a']);
      expect(await ids({ limit: 2 })).toEqual(['c', 'b']);
      expect(await ids({ states: ['running'] })).toEqual(['c', 'a']);
    });

    it('lets one of two writers lose', async () => {
      const store = await createStore();
      await store.create(testEvacuation('a'));
      const stored = (await store.get('a'))!;
      const next = { ...stored.evacuation, message: 'first' };
      await expect(store.write({ stored, next })).resolves.toBe('written');
      const late = { ...stored.evacuation, message: 'second' };
      await expect(store.write({ stored, next: late })).resolves.toBe('lost');
      expect((await store.get('a'))?.evacuation.message).toBe('first');
    });
  });
}
