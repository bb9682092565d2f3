import { RunLocks } from '../types';

/** `RunLocks` without a database. */
export class MemoryRunLocks implements RunLocks {
  readonly #now: () => number;
  readonly #locks = new Map<string, { runId?: string; epoch: number }>();

  constructor(options: { now?: () => number } = {}) {
    this.#now = options.now ?? Date.now;
  }

  async take({ keys, runId }: { keys: string[]; runId: string }) {
    for (const key of keys) {
      const by = this.#locks.get(key)?.runId;
      if (by !== undefined && by !== runId)
        return { taken: false as const, by };
    }
    let epoch = 0;
    for (const key of keys) {
      const known = this.#locks.get(key);
      const next =
        known?.runId === runId
          ? known.epoch
          : Math.max((known?.epoch ?? 0) + 1, this.#now());
      this.#locks.set(key, { runId, epoch: next });
      epoch = Math.max(epoch, next);
    }
    return { taken: true as const, epoch };
  }

  async release({ runId }: { runId: string }) {
    for (const [key, lock] of this.#locks) {
      if (lock.runId === runId) this.#locks.set(key, { epoch: lock.epoch });
    }
  }
}
