import type { FailoverRun } from '@multicluster/backstage-plugin-multicluster-common';
import type {
  FailoverStore,
  RunLocks,
} from '../../../plugins/multicluster-backend/src/failover/types';
import type { History } from '../history.ts';
import type { Death } from '../scenario.ts';

/** The process is gone; nobody hears of anything any more. */
export class Died extends Error {
  constructor() {
    super('The backend is dead.');
  }
}

/** The life of one backend: its calls to the database are counted over all its lives, and at some of them it dies. */
export class Life {
  readonly ended: AbortSignal;
  readonly #end = new AbortController();
  readonly #backend: number;
  readonly #deaths: readonly Death[];
  readonly #history: History;

  constructor(options: {
    backend: number;
    deaths: readonly Death[];
    history: History;
  }) {
    this.#backend = options.backend;
    this.#deaths = options.deaths.filter(
      one => one.backend === options.backend,
    );
    this.#history = options.history;
    this.ended = this.#end.signal;
  }

  end(): void {
    this.#end.abort();
  }

  /** A call to the database, with what may happen around it. */
  async call<T>(act: () => Promise<T>): Promise<T> {
    if (this.ended.aborted) throw new Died();
    const { calls } = this.#history;
    const number = calls[this.#backend as 0 | 1]++;
    const death = this.#deaths.find(({ at }) => at === number);
    if (death?.when === 'before') throw this.#die();
    const result = await act();
    if (death?.when === 'after') throw this.#die();
    if (this.ended.aborted) throw new Died();
    return result;
  }

  #die(): Died {
    this.#history.deaths += 1;
    this.end();
    return new Died();
  }
}

/** The store as a process sees it that may die; what the database has taken is recorded. */
export function mortalStore(
  store: FailoverStore,
  life: Life,
  history: History,
): FailoverStore {
  const persisted = (run: FailoverRun) =>
    history.persisted.push({ at: history.now(), run });
  return {
    get: id => store.get(id),
    list: query => store.list(query),
    events: options => store.events(options),
    findRequested: options => store.findRequested(options),
    create: options =>
      life.call(async () => {
        const outcome = await store.create(options);
        if (outcome.created) persisted(outcome.run);
        return outcome;
      }),
    // Nothing to claim is no point at which anything has happened.
    claim: async options => {
      if (life.ended.aborted) throw new Died();
      const claimed = await store.claim(options);
      return claimed && life.call(async () => claimed);
    },
    write: options =>
      life.call(async () => {
        const outcome = await store.write(options);
        if (outcome === 'written') persisted(options.next);
        return outcome;
      }),
  };
}

/** The locks likewise. */
export function mortalLocks(
  locks: RunLocks,
  life: Life,
  history: History,
): RunLocks {
  return {
    take: options =>
      life.call(async () => {
        const taken = await locks.take(options);
        if (taken.taken) {
          const { runId: run, keys } = options;
          history.epochs.push(
            ...keys.map(key => ({ key, run, epoch: taken.epoch })),
          );
        }
        return taken;
      }),
    release: options => life.call(() => locks.release(options)),
  };
}
