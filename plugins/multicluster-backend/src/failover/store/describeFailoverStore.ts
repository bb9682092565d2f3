// A contract suite, not a test file: it is called by those.
/* eslint-disable jest/no-export */
import { RunEvent } from '@multicluster/backstage-plugin-multicluster-common';
import { START, testRun } from './testRun';
import { FailoverStore, RunLocks } from '../types';

const lease = { owner: 'a', leaseMs: 10_000 };

function said(type: string): Omit<RunEvent, 'sequence'> {
  return { type, at: START, level: 'info', message: `${type}.` };
}

/** What every `FailoverStore` must do. */
export function describeFailoverStore(
  name: string,
  createStore: (now: () => number) => Promise<FailoverStore>,
): void {
  describe(`${name} as a FailoverStore`, () => {
    const setUp = async () => {
      const clock = { now: START };
      const store = await createStore(() => clock.now);
      const create = (id: string, fields = {}, requestId?: string) =>
        store.create({
          run: testRun(id, { fields }),
          events: [said('requested')],
          requestId,
        });
      const end = async (id: string) => {
        const stored = (await store.get(id))!;
        const next = {
          ...stored.run,
          state: 'aborted' as const,
          endedAt: START,
        };
        await store.write({ stored, next, events: [], dueAt: undefined });
      };
      return { clock, store, create, end };
    };

    it('finds a run by what it was asked for with, of the same requester alone', async () => {
      const { store, create } = await setUp();
      await create('a', {}, 'once');
      const createdBy = 'user:default/ann';
      const find = (by: string, requestId: string) =>
        store.findRequested({ createdBy: by, requestId });
      await expect(find(createdBy, 'once')).resolves.toMatchObject({ id: 'a' });
      await expect(find(createdBy, 'twice')).resolves.toBeUndefined();
      await expect(find('user:default/ben', 'once')).resolves.toBeUndefined();
    });

    it('keeps a run with the next number of its entity', async () => {
      const { store, create, end } = await setUp();
      const { run, created } = await create('a');
      expect([run.number, created]).toEqual([1, true]);
      expect((await store.get('a'))?.run).toEqual(run);
      await end('a');
      await expect(create('b')).resolves.toMatchObject({ run: { number: 2 } });
      const other = { entityRef: 'component:default/shop' };
      await expect(create('c', other)).resolves.toMatchObject({
        run: { number: 1 },
      });
      await expect(store.get('nobody')).resolves.toBeUndefined();
    });

    it('has one run of an entity at a time', async () => {
      const { create, end } = await setUp();
      await create('a');
      await expect(create('b')).rejects.toMatchObject({
        name: 'ConflictError',
        message: expect.stringContaining('Run #1'),
      });
      await end('a');
      await expect(create('b')).resolves.toMatchObject({ created: true });
    });

    it('finds runs of which something waits for a cluster, also ended ones', async () => {
      const { store, create, end } = await setUp();
      await create('a');
      await create('b', { entityRef: 'component:default/shop' });
      await end('a');
      const write = async (doneAt?: number) => {
        const stored = (await store.get('a'))!;
        const waits = { cluster: 'west', sentence: 'Write.', since: START };
        const next = { ...stored.run, pending: [{ ...waits, doneAt }] };
        await store.write({ stored, next, events: [], dueAt: undefined });
      };
      const waiting = async () =>
        (await store.list({ pending: true })).map(({ id }) => id);
      expect(await waiting()).toEqual([]);
      await write();
      expect(await waiting()).toEqual(['a']);
      await write(START);
      expect(await waiting()).toEqual([]);
    });

    it('keeps one of two that are asked for at once', async () => {
      const { store, create } = await setUp();
      const both = await Promise.allSettled([create('a'), create('b')]);
      const kept = both.filter(({ status }) => status === 'fulfilled');
      expect(kept).toHaveLength(1);
      await expect(store.list({})).resolves.toHaveLength(1);
    });

    it('gives the first back for the same request, also when that has ended', async () => {
      const { create, end } = await setUp();
      await create('a', {}, 'r');
      await end('a');
      await expect(create('b', {}, 'r')).resolves.toMatchObject({
        created: false,
        run: { id: 'a' },
      });
      const ofBen = { createdBy: 'user:default/ben' };
      await expect(create('c', ofBen, 'r')).resolves.toMatchObject({
        created: true,
      });
    });

    it('lists the newest first, by entity and state', async () => {
      const { store, create, end } = await setUp();
      await create('a');
      await end('a');
      await create('b', { createdAt: START + 1 });
      const shop = {
        entityRef: 'component:default/shop',
        createdAt: START + 2,
      };
      await create('c', shop);
      const ids = async (query: Parameters<FailoverStore['list']>[0]) =>
        (await store.list(query)).map(({ id }) => id);
      await expect(ids({})).resolves.toEqual(['c', 'b', 'a']);
      await expect(ids({ limit: 1 })).resolves.toEqual(['c']);
      await expect(ids({ states: ['aborted'] })).resolves.toEqual(['a']);
      const entityRef = 'component:default/web';
      await expect(ids({ entityRef })).resolves.toEqual(['b', 'a']);
    });

    it('knows the later run of an entity by its number, whatever the clock of its process said', async () => {
      const { store, create, end } = await setUp();
      const entityRef = 'component:default/web';
      await create('a');
      await end('a');
      await create('b', { createdAt: START - 60_000 });
      const runs = await store.list({ entityRef });
      expect(runs.map(({ id }) => id)).toEqual(['b', 'a']);
    });

    it('gives a run to one worker, and to another when its lease is over', async () => {
      const { clock, store, create } = await setUp();
      await create('a');
      const claims = await Promise.all([
        store.claim(lease),
        store.claim(lease),
      ]);
      expect(claims.filter(Boolean)).toHaveLength(1);
      clock.now += 10_000;
      const second = await store.claim({ ...lease, owner: 'b' });
      expect(second?.run.id).toBe('a');
      const [first] = claims.filter(Boolean);
      await expect(
        store.write({
          stored: first!,
          next: first!.run,
          events: [said('x')],
          dueAt: START,
        }),
      ).resolves.toBe('lost');
      await expect(store.events({ id: 'a', after: 0 })).resolves.toHaveLength(
        1,
      );
    });

    it('gives nobody a run before it is due', async () => {
      const { clock, store, create } = await setUp();
      await create('a');
      const stored = (await store.claim(lease))!;
      const next = { ...stored.run, state: 'soaking' as const };
      const dueAt = START + 60_000;
      await store.write({ stored, next, events: [], dueAt });
      await expect(store.claim(lease)).resolves.toBeUndefined();
      clock.now = dueAt;
      await expect(store.claim(lease)).resolves.toMatchObject({
        run: { state: 'soaking' },
      });
    });

    it('lets the later of two writers know that it is late', async () => {
      const { store, create } = await setUp();
      await create('a');
      const [one, other] = [(await store.get('a'))!, (await store.get('a'))!];
      const write = (stored: typeof one, reason: string) =>
        store.write({
          stored,
          next: { ...stored.run, reason },
          events: [said(reason)],
          dueAt: START,
        });
      await expect(write(one, 'one')).resolves.toBe('written');
      await expect(write(other, 'other')).resolves.toBe('lost');
      expect((await store.get('a'))?.run.reason).toBe('one');
      const told = await store.events({ id: 'a', after: 0 });
      expect(told.map(({ type, sequence }) => [type, sequence])).toEqual([
        ['requested', 1],
        ['one', 2],
      ]);
      await expect(store.events({ id: 'a', after: 1 })).resolves.toMatchObject([
        { type: 'one', message: 'one.' },
      ]);
    });
  });
}

/** What every `RunLocks` must do. */
export function describeRunLocks(
  name: string,
  create: (now: () => number) => Promise<RunLocks>,
): void {
  describe(`${name} as RunLocks`, () => {
    it('lets one run hold a key, and tells the other who does', async () => {
      const clock = { now: START };
      const locks = await create(() => clock.now);
      const taken = await locks.take({ keys: ['web'], runId: 'a' });
      expect(taken).toEqual({ taken: true, epoch: START });
      await expect(locks.take({ keys: ['web'], runId: 'b' })).resolves.toEqual({
        taken: false,
        by: 'a',
      });
      await locks.release({ runId: 'a' });
      // A clock that is behind takes no epoch back.
      clock.now -= 60_000;
      await expect(locks.take({ keys: ['web'], runId: 'b' })).resolves.toEqual({
        taken: true,
        epoch: START + 1,
      });
    });

    it('gives the same run what it holds already, in the same epoch', async () => {
      const locks = await create(Date.now);
      const keys = ['web', 'gateway'];
      const first = await locks.take({ keys, runId: 'a' });
      await expect(locks.take({ keys, runId: 'a' })).resolves.toEqual(first);
    });

    it('takes all of them or none', async () => {
      const locks = await create(Date.now);
      await locks.take({ keys: ['gateway'], runId: 'a' });
      await locks.take({ keys: ['before', 'gateway', 'zone'], runId: 'b' });
      for (const key of ['before', 'zone']) {
        const { taken } = await locks.take({ keys: [key], runId: key });
        expect(taken).toBe(true);
      }
    });

    it('lets one of two have it that ask at once', async () => {
      const locks = await create(Date.now);
      const both = await Promise.all(
        ['a', 'b'].map(runId => locks.take({ keys: ['x', 'y'], runId })),
      );
      expect(both.filter(({ taken }) => taken)).toHaveLength(1);
    });
  });
}
