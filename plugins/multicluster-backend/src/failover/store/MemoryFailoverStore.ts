import { ConflictError } from '@backstage/errors';
import {
  FailoverRun,
  hasEnded,
  RunEvent,
} from '@multicluster/backstage-plugin-multicluster-common';
import { FailoverStore, RunQuery, StoredRun } from '../types';
import { countWaiting, limitOf, unfinished } from './limits';

type Kept = StoredRun & {
  requestId?: string;
  dueAt: number | undefined;
  leaseUntil: number;
  events: RunEvent[];
};

/** `FailoverStore` without a database: what the database's must mean. */
export class MemoryFailoverStore implements FailoverStore {
  readonly #now: () => number;
  readonly #runs = new Map<string, Kept>();

  constructor(options: { now?: () => number } = {}) {
    this.#now = options.now ?? Date.now;
  }

  async create(options: Parameters<FailoverStore['create']>[0]) {
    const { run: given, events, requestId } = options;
    const ofEntity = [...this.#runs.values()].filter(
      ({ run }) => run.entityRef === given.entityRef,
    );
    const { createdBy } = given;
    const first =
      requestId === undefined
        ? undefined
        : await this.findRequested({ createdBy, requestId });
    if (first) return { run: first, created: false };
    const open = ofEntity.find(({ run }) => !hasEnded(run));
    if (open) throw new ConflictError(unfinished(open.run));
    const run: FailoverRun = { ...given, number: ofEntity.length + 1 };
    this.#runs.set(run.id, {
      run: structuredClone(run),
      version: 1,
      requestId,
      dueAt: run.createdAt,
      leaseUntil: 0,
      events: events.map((event, index) => ({ ...event, sequence: index + 1 })),
    });
    return { run, created: true };
  }

  async findRequested(options: { createdBy: string; requestId: string }) {
    const found = [...this.#runs.values()].find(
      ({ requestId, run }) =>
        requestId === options.requestId && run.createdBy === options.createdBy,
    );
    return found && structuredClone(found.run);
  }

  async get(id: string) {
    const kept = this.#runs.get(id);
    return kept && toStored(kept);
  }

  async list({ entityRef, states, pending, limit }: RunQuery) {
    return [...this.#runs.values()]
      .map(({ run }) => run)
      .filter(run => !entityRef || run.entityRef === entityRef)
      .filter(run => !states || states.includes(run.state))
      .filter(run => !pending || countWaiting(run) > 0)
      .sort(
        (a, b) =>
          (entityRef ? 0 : b.createdAt - a.createdAt) || b.number - a.number,
      )
      .slice(0, limitOf(limit))
      .map(run => structuredClone(run));
  }

  async claim({ leaseMs }: { owner: string; leaseMs: number }) {
    const now = this.#now();
    const [due] = [...this.#runs.values()]
      .filter(
        ({ dueAt, leaseUntil }) =>
          (dueAt ?? Infinity) <= now && leaseUntil <= now,
      )
      .sort((a, b) => a.dueAt! - b.dueAt!);
    if (!due) return undefined;
    due.version += 1;
    due.leaseUntil = now + leaseMs;
    return toStored(due);
  }

  async write(options: Parameters<FailoverStore['write']>[0]) {
    const { stored, next, events, dueAt, lease } = options;
    const kept = this.#runs.get(next.id);
    if (!kept || kept.version !== stored.version) return 'lost';
    kept.run = structuredClone(next);
    kept.version += 1;
    kept.dueAt = dueAt;
    kept.leaseUntil = lease ? this.#now() + lease.leaseMs : 0;
    for (const event of events) {
      kept.events.push({ ...event, sequence: kept.events.length + 1 });
    }
    return 'written';
  }

  async events(options: Parameters<FailoverStore['events']>[0]) {
    const { id, after, limit } = options;
    return (this.#runs.get(id)?.events ?? [])
      .filter(({ sequence }) => sequence > after)
      .slice(0, limitOf(limit));
  }
}

function toStored({ run, version }: Kept): StoredRun {
  return { run: structuredClone(run), version };
}
