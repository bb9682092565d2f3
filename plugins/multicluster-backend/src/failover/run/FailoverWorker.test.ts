import { mockServices } from '@backstage/backend-test-utils';
import {
  FailoverRun,
  RunCommand,
  runEffectsOf,
  transitionRun,
} from '@multicluster/backstage-plugin-multicluster-common';
import { FakeWorld } from '../__testUtils__/FakeWorld';
import { START, testRun } from '../store/testRun';
import { MemoryFailoverStore, MemoryRunLocks } from '../store';
import { FailoverStore } from '../types';
import { FailoverWorker } from './FailoverWorker';

/** Where a process may die: before a write reaches the database, or after it and before anybody hears of it. */
type Crash = { write: number; when: 'before' | 'after' };

class Crashed extends Error {}

/** The database, as a process sees it that dies at one of its writes. */
function dying(store: FailoverStore, crash: Crash | undefined) {
  const died = new AbortController();
  let writes = 0;
  const write: FailoverStore['write'] = async options => {
    if (died.signal.aborted) throw new Crashed();
    writes += 1;
    const isLast = writes === crash?.write;
    if (isLast && crash.when === 'before') {
      died.abort();
      throw new Crashed();
    }
    const outcome = await store.write(options);
    if (isLast) {
      died.abort();
      throw new Crashed();
    }
    return outcome;
  };
  const seen: FailoverStore = {
    create: options => store.create(options),
    get: id => store.get(id),
    findRequested: options => store.findRequested(options),
    list: query => store.list(query),
    claim: options => store.claim(options),
    events: options => store.events(options),
    write,
  };
  return { seen, died: died.signal, writes: () => writes };
}

class Bed {
  readonly clock = { now: START };
  readonly store = new MemoryFailoverStore({ now: () => this.clock.now });
  readonly locks = new MemoryRunLocks();
  readonly world = new FakeWorld(() => this.clock.now);
  #workers = 0;

  async start(options: Parameters<typeof testRun>[1] = {}): Promise<void> {
    await this.store.create({ run: testRun('r', options), events: [] });
  }

  /** One process, until the run is in one of the states or the process dies. Returns how many writes it made. */
  async work(until: FailoverRun['state'][], crash?: Crash): Promise<number> {
    const { seen, died, writes } = dying(this.store, crash);
    const stop = new AbortController();
    const worker = new FailoverWorker({
      store: seen,
      locks: this.locks,
      actions: this.world,
      logger: mockServices.logger.mock(),
      owner: `worker-${++this.#workers}`,
      now: () => this.clock.now,
      timing: { leaseMs: 10_000, pollMs: 1, lookMs: 1 },
    });
    const working = worker.run(AbortSignal.any([stop.signal, died]));
    while (!died.aborted && !until.includes((await this.run()).state)) {
      this.clock.now += 2;
      await new Promise(resolve => setTimeout(resolve, 1));
    }
    stop.abort();
    await working;
    return writes();
  }

  async run(): Promise<FailoverRun> {
    return (await this.store.get('r'))!.run;
  }

  /** As the service would. */
  async command(command: RunCommand): Promise<void> {
    const stored = (await this.store.get('r'))!;
    const { run: next, events } = transitionRun(
      stored.run,
      { type: 'command', command, by: 'user:default/ben' },
      this.clock.now,
    );
    const dueAt = this.clock.now;
    await this.store.write({ stored, next, events, dueAt });
  }
}

const WAY = [
  { web: 75, 'web-east': 25 },
  { web: 100, 'web-east': 0 },
];

describe('FailoverWorker', () => {
  it('rule 10: takes over what a run still holds whose process died at its end', async () => {
    const bed = new Bed();
    await bed.start();
    const ended = testRun('dead', { fields: { entityRef: 'component:x/y' } });
    await bed.store.create({ run: ended, events: [] });
    await bed.locks.take({ keys: ['component:default/web'], runId: 'dead' });
    const stored = (await bed.store.get('dead'))!;
    const next = { ...stored.run, state: 'committed' as const };
    await bed.store.write({ stored, next, events: [], dueAt: undefined });
    await bed.work(['serving', 'rejected']);
    expect((await bed.run()).state).toBe('serving');
  });

  it('carries a run to where a person decides, and announces it', async () => {
    const bed = new Bed();
    await bed.start();
    await bed.work(['serving']);
    expect(bed.world.history).toEqual(WAY);
    expect(bed.world.announced).toEqual(['serving']);
    const events = await bed.store.events({ id: 'r', after: 0 });
    expect(events.map(({ type }) => type)).toContain('served');
  });

  it('takes what was asked for while it was looking, without waiting for the next turn', async () => {
    const bed = new Bed();
    const stop = new AbortController();
    const claim = bed.store.claim.bind(bed.store);
    const bell = { ring: () => {} };
    let looks = 0;
    bed.store.claim = async options => {
      const found = await claim(options);
      looks += 1;
      // It has just seen that there is nothing when somebody asks.
      if (looks === 1) {
        await bed.start();
        bell.ring();
      }
      return found;
    };
    const worker = new FailoverWorker({
      ...{ store: bed.store, locks: bed.locks, actions: bed.world },
      logger: mockServices.logger.mock(),
      owner: 'worker',
      now: () => bed.clock.now,
      // So long that nothing is found by the next turn.
      timing: { pollMs: 3_600_000, lookMs: 1 },
    });
    bell.ring = () => worker.wake();
    const working = worker.run(stop.signal);
    while ((await bed.store.get('r'))?.run.state !== 'serving') {
      bed.clock.now += 2;
      await new Promise(resolve => setTimeout(resolve, 1));
      if (looks > 1) worker.wake();
    }
    stop.abort();
    await working;
    expect(bed.world.history).toEqual(WAY);
  });

  it('goes back step by step when it is told to', async () => {
    const bed = new Bed();
    await bed.start();
    await bed.work(['serving']);
    await bed.command({ type: 'rollBack' });
    await bed.work(['rolledBack']);
    expect(bed.world.history.slice(2)).toEqual([
      { web: 75, 'web-east': 25 },
      { web: 50, 'web-east': 50 },
    ]);
  });

  it('holds the service until the run has ended', async () => {
    const bed = new Bed();
    await bed.start();
    await bed.work(['serving']);
    const keys = ['component:default/web'];
    await expect(bed.locks.take({ keys, runId: 'x' })).resolves.toMatchObject({
      taken: false,
    });
    await bed.command({ type: 'rollBack' });
    await bed.work(['rolledBack']);
    await expect(bed.locks.take({ keys, runId: 'x' })).resolves.toMatchObject({
      taken: true,
    });
  });

  it('stops where somebody else wrote', async () => {
    const bed = new Bed();
    await bed.start();
    bed.world.weights = { web: 1, 'web-east': 9 };
    await bed.work(['needsDecision']);
    expect(bed.world.history).toEqual([]);
  });

  it('lets a command win over what is under way', async () => {
    const bed = new Bed();
    await bed.start();
    const perform = bed.world.perform.bind(bed.world);
    bed.world.perform = async options => {
      if (options.effect.type === 'observe') {
        await bed.command({ type: 'abort' });
      }
      return perform(options);
    };
    await bed.work(['aborted', 'serving']);
    expect(await bed.run()).toMatchObject({ state: 'aborted' });
    expect(bed.world.history).toEqual(WAY.slice(0, 1));
  });

  describe('when the process dies', () => {
    const forward = async (crash?: Crash) => {
      const bed = new Bed();
      await bed.start();
      const writes = await bed.work(['serving'], crash);
      bed.clock.now += 10_000;
      await bed.work(['serving']);
      return { bed, writes };
    };
    const back = async (crash?: Crash) => {
      const bed = new Bed();
      await bed.start();
      await bed.work(['serving']);
      await bed.command({ type: 'rollBack' });
      const writes = await bed.work(['rolledBack'], crash);
      bed.clock.now += 10_000;
      await bed.work(['rolledBack']);
      return { bed, writes };
    };

    it('at any write on its way, the next one ends the same', async () => {
      const { writes } = await forward();
      expect(writes).toBeGreaterThanOrEqual(10);
      for (let write = 1; write <= writes; write++) {
        for (const when of ['before', 'after'] as const) {
          const { bed } = await forward({ write, when });
          expect([write, when, bed.world.history]).toEqual([write, when, WAY]);
        }
      }
    });

    it('at any write on its way back, the next one ends the same', async () => {
      const { writes } = await back();
      for (let write = 1; write <= writes; write++) {
        for (const when of ['before', 'after'] as const) {
          const { bed } = await back({ write, when });
          expect([write, when, bed.world.history.slice(2)]).toEqual([
            write,
            when,
            [WAY[0], { web: 50, 'web-east': 50 }],
          ]);
        }
      }
    });
  });

  it('never asks a run that waits for a person for anything', async () => {
    const bed = new Bed();
    await bed.start({ policy: { approvals: 1 } });
    await bed.work(['awaitingApproval']);
    const run = await bed.run();
    expect(runEffectsOf(run, bed.clock.now)).toMatchObject([{ type: 'wait' }]);
    expect(bed.world.asked).toEqual(['preflight']);
  });
});
