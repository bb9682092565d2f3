import { mockServices } from '@backstage/backend-test-utils';
import { ConflictError } from '@backstage/errors';
import {
  Evacuation,
  FailoverRun,
} from '@multicluster/backstage-plugin-multicluster-common';
import { FailoverSubject } from '../policies';
import { OwnerNotice } from '../types';
import { testHop, testRun } from '../store/testRun';
import { EvacuationWorker } from './EvacuationWorker';
import { MemoryEvacuationStore } from './store';
import { testEvacuation } from './store/describeEvacuationStore';

const ref = (name: string) => `component:default/${name}`;

/** Runs that are remembered by what they were asked for with, as the failover store does. */
class FakeRuns {
  readonly all = new Map<string, FailoverRun>();
  starts = 0;
  /** Thrown by the next start. */
  refuses?: Error;

  async get(id: string) {
    const run = [...this.all.values()].find(one => one.id === id);
    return run && { run, version: 1 };
  }

  async findRequested({ requestId }: { requestId: string }) {
    return this.all.get(requestId);
  }

  async startFor({ entityRef }: FailoverSubject, asked: { requestId: string }) {
    this.starts += 1;
    if (this.refuses) throw this.refuses;
    const id = `run-${this.all.size + 1}`;
    const run = { ...testRun(id, { fields: { entityRef } }), number: 1 };
    this.all.set(asked.requestId, run);
    return run;
  }

  become(state: FailoverRun['state']): void {
    for (const [key, run] of this.all) this.all.set(key, { ...run, state });
  }
}

describe('EvacuationWorker', () => {
  const { signal } = new AbortController();

  async function setUp() {
    const store = new MemoryEvacuationStore();
    const runs = new FakeRuns();
    const hops = [testHop()];
    const known = new Set([ref('a'), ref('b')]);
    const told: OwnerNotice[] = [];
    const create = () =>
      new EvacuationWorker({
        ...{ store, runs, logger: mockServices.logger.mock() },
        now: () => 5_000,
        tell: async notice => void told.push(notice),
        subjects: {
          find: async entityRef =>
            known.has(entityRef)
              ? ({ entityRef, name: entityRef } as FailoverSubject)
              : undefined,
        },
        evidence: { known: () => ({ hops } as any) },
        failovers: runs as any,
      });
    await store.create(
      testEvacuation('e', {
        services: [
          { entityRef: ref('a'), wave: 0, state: 'waiting' },
          { entityRef: ref('b'), wave: 1, state: 'waiting' },
        ],
      }),
    );
    const now = async (): Promise<Evacuation> =>
      (await store.get('e'))!.evacuation;
    const states = async () => (await now()).services.map(one => one.state);
    const worker = create();
    return { store, runs, hops, known, told, create, worker, now, states };
  }

  it('starts a wave when the one before it serves', async () => {
    const { worker, runs, now, states } = await setUp();
    await worker.advance(signal);
    expect((await now()).services[0]).toEqual({
      ...{ entityRef: ref('a'), wave: 0, state: 'started' },
      ...{ runId: 'run-1', number: 1 },
    });
    await worker.advance(signal);
    expect(runs.starts).toBe(1);
    runs.become('serving');
    await worker.advance(signal);
    expect(await states()).toEqual(['done', 'started']);
    runs.become('committed');
    await worker.advance(signal);
    expect(await now()).toMatchObject({ state: 'ended', endedAt: 5_000 });
  });

  it('finds the run that was started before a crash, though its traffic has left', async () => {
    const { store, runs, create, worker, hops, now } = await setUp();
    const write = jest.spyOn(store, 'write').mockRejectedValue(new Error('x'));
    await worker.advance(signal);
    expect((await now()).services[0].state).toBe('waiting');
    write.mockRestore();
    hops[0] = { ...hops[0], backends: hops[0].backends.slice(0, 1) };
    await create().advance(signal);
    expect(runs.starts).toBe(1);
    expect((await now()).services[0]).toMatchObject({
      ...{ state: 'started', runId: 'run-1' },
    });
  });

  it('starts each service once, though two processes look', async () => {
    const { runs, create, states } = await setUp();
    const both = [create(), create()];
    await Promise.all(both.map(one => one.advance(signal)));
    expect(runs.all.size).toBe(1);
    expect(await states()).toEqual(['started', 'waiting']);
  });

  it('lets a service wait that cannot move now, and says why', async () => {
    const { worker, runs, now } = await setUp();
    runs.refuses = new ConflictError('Run #3 has not ended.');
    await worker.advance(signal);
    expect(await now()).toMatchObject({
      state: 'running',
      services: [{ state: 'waiting', message: 'Run #3 has not ended.' }, {}],
    });
    runs.refuses = undefined;
    await worker.advance(signal);
    expect((await now()).services[0]).not.toHaveProperty('message');
  });

  it('stops at a service that is no longer there, and tells who asked, once', async () => {
    const { worker, known, runs, told, now } = await setUp();
    known.clear();
    await worker.advance(signal);
    await worker.advance(signal);
    expect(await now()).toMatchObject({ state: 'paused' });
    expect((await now()).message).toContain('does not have it any more');
    expect(runs.starts).toBe(0);
    await worker.advance(signal);
    const { createdBy: entityRef, message: description } = await now();
    expect(told).toEqual([
      expect.objectContaining({ entityRef, description, link: '/failovers' }),
    ]);
  });

  it('keeps the run of a service that was started while somebody aborted', async () => {
    const { store, worker, runs, now } = await setUp();
    const start = runs.startFor.bind(runs);
    runs.startFor = async (...asked) => {
      const stored = (await store.get('e'))!;
      const next = { ...stored.evacuation, state: 'aborted' as const };
      await store.write({ stored, next });
      return start(...asked);
    };
    await worker.advance(signal);
    expect(await now()).toMatchObject({
      state: 'aborted',
      services: [{ state: 'started', runId: 'run-1' }, { state: 'waiting' }],
    });
  });
});
