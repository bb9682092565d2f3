import { LoggerService } from '@backstage/backend-plugin-api';
import {
  FailoverRun,
  hasEnded,
  RunInput,
  runEffectsOf,
  transitionRun,
} from '@multicluster/backstage-plugin-multicluster-common';
import { FailoverStore, RunActions, RunLocks, StoredRun } from '../types';

/** How long a worker may be silent before another takes its run. */
const LEASE_MS = 30_000;
/** How long between two looks at what only time changes, as guards and evidence. */
const LOOK_MS = 2_000;
/** One act may take this long; a cluster that never answers costs one of these, not the run. */
const ACT_MS = 20_000;
const MOST_AT_ONCE = 16;

export type FailoverWorkerOptions = {
  store: FailoverStore;
  locks: RunLocks;
  actions: RunActions;
  logger: LoggerService;
  /** Unique among all processes. */
  owner: string;
  now?: () => number;
  timing?: {
    leaseMs?: number;
    lookMs?: number;
    actMs?: number;
    pollMs?: number;
  };
};

/**
 * Carries runs out: load, ask for what the run wants, act, write what came of it. What is about to be done is in the run before it is
 * done, and every act finds out by itself whether it was; so whoever takes over after a crash does the same again, harmlessly.
 */
export class FailoverWorker {
  readonly #options: FailoverWorkerOptions;
  readonly #now: () => number;
  readonly #working = new Set<Promise<void>>();
  #woken: (() => void) | undefined;
  /** Told to look while it was looking: what it finds may be from before. */
  #looksAgain = false;

  constructor(options: FailoverWorkerOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
  }

  /** Works until the signal ends, and then until what is under way has ended. */
  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      this.#looksAgain = false;
      const claimed =
        this.#working.size < MOST_AT_ONCE ? await this.#claim() : undefined;
      if (claimed) {
        const work = this.#carryOut(claimed, signal).finally(() =>
          this.#working.delete(work),
        );
        this.#working.add(work);
      } else if (!this.#looksAgain && !signal.aborted) {
        await this.#pause(signal);
      }
    }
    await Promise.all(this.#working);
  }

  /** Looks at once instead of at the next turn: something was asked for. */
  wake(): void {
    this.#looksAgain = true;
    this.#woken?.();
  }

  /** One run until it waits for time or a person, or is somebody else's. */
  async #carryOut(claimed: StoredRun, signal: AbortSignal): Promise<void> {
    try {
      let stored: StoredRun | undefined = claimed;
      while (stored && !signal.aborted)
        stored = await this.#step(stored, signal);
    } catch (error) {
      // Its lease ends, and it is tried again.
      const message = `Run '${claimed.run.id}' could not be carried on`;
      this.#options.logger.error(message, error as Error);
    }
  }

  async #step(
    stored: StoredRun,
    signal: AbortSignal,
  ): Promise<StoredRun | undefined> {
    const input = await this.#act(stored, signal);
    if (signal.aborted) return undefined;
    const now = this.#now();
    const { run: next, events } = transitionRun(stored.run, input, now);
    const dueAt = this.#dueAt(stored.run, next);
    const goesOn = dueAt !== undefined && dueAt <= now;
    const { store, owner, timing } = this.#options;
    const leaseMs = timing?.leaseMs ?? LEASE_MS;
    const outcome = await store.write({
      stored,
      next,
      events,
      dueAt,
      ...(goesOn && { lease: { owner, leaseMs } }),
    });
    // A command came in between, or another worker: whoever reads it next goes on from there.
    if (outcome === 'lost') return undefined;
    if (hasEnded(next)) await this.#options.locks.release({ runId: next.id });
    if (hasEnded(next) || isForPerson(stored.run, next)) {
      await this.#options.actions.announce(next);
    }
    return goesOn ? { run: next, version: stored.version + 1 } : undefined;
  }

  async #act(
    { run, version }: StoredRun,
    signal: AbortSignal,
  ): Promise<RunInput> {
    if (run.state === 'requested') return { type: 'claimed' };
    const [effect] = runEffectsOf(run, this.#now());
    if (!effect || effect.type === 'wait') return { type: 'timePassed' };
    if (effect.type === 'lock') return this.#lock(run);
    const actMs = this.#options.timing?.actMs ?? ACT_MS;
    const deadline = AbortSignal.any([signal, AbortSignal.timeout(actMs)]);
    return this.#options.actions.perform({
      ...{ run, version, effect, signal: deadline },
    });
  }

  async #lock(run: FailoverRun): Promise<RunInput> {
    const keys = [
      run.entityRef,
      ...run.plan.shared.flatMap(({ entityRefs }) => entityRefs),
    ];
    const { locks, store } = this.#options;
    const lock = await locks.take({ keys, runId: run.id });
    if (lock.taken) return { type: 'locked', epoch: lock.epoch };
    const holder = (await store.get(lock.by))?.run;
    if (holder && !hasEnded(holder)) return { type: 'lockBusy', by: lock.by };
    // Its process died between the run's end and the release: nobody else would ever let go.
    await locks.release({ runId: lock.by });
    const again = await locks.take({ keys, runId: run.id });
    return again.taken
      ? { type: 'locked', epoch: again.epoch }
      : { type: 'lockBusy', by: again.by };
  }

  /** When there is something to do next: now, where the run has moved; a little later, where only time moves it; never, where a person must. */
  #dueAt(before: FailoverRun, after: FailoverRun): number | undefined {
    const now = this.#now();
    if (hasEnded(after)) return undefined;
    const [effect] = runEffectsOf(after, now);
    if (!effect) return undefined;
    if (effect.type === 'wait') return effect.until;
    const moved =
      before.state !== after.state ||
      before.step !== after.step ||
      before.sourceProvenAt !== after.sourceProvenAt ||
      before.steps.some(
        ({ state }, index) => state !== after.steps[index].state,
      );
    return moved ? now : now + (this.#options.timing?.lookMs ?? LOOK_MS);
  }

  async #claim(): Promise<StoredRun | undefined> {
    const { store, owner, timing, logger } = this.#options;
    try {
      return await store.claim({ owner, leaseMs: timing?.leaseMs ?? LEASE_MS });
    } catch (error) {
      logger.warn('Runs cannot be read from the database', error as Error);
      return undefined;
    }
  }

  #pause(signal: AbortSignal): Promise<void> {
    const pollMs = this.#options.timing?.pollMs ?? 1_000;
    return new Promise(resolve => {
      const over = new AbortController();
      const done = () => {
        over.abort();
        this.#woken = undefined;
        resolve();
      };
      const timer = setTimeout(done, pollMs);
      over.signal.addEventListener('abort', () => clearTimeout(timer));
      signal.addEventListener('abort', done, { signal: over.signal });
      this.#woken = done;
    });
  }
}

const FOR_PERSON: readonly FailoverRun['state'][] = [
  'awaitingApproval',
  'awaitingConfirmation',
  'holding',
  'needsDecision',
  'serving',
];

function isForPerson(before: FailoverRun, after: FailoverRun): boolean {
  return before.state !== after.state && FOR_PERSON.includes(after.state);
}
