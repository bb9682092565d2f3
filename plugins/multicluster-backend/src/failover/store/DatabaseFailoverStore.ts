import { DatabaseService } from '@backstage/backend-plugin-api';
import { ConflictError } from '@backstage/errors';
import {
  FailoverRun,
  hasEnded,
  RunEvent,
} from '@multicluster/backstage-plugin-multicluster-common';
import { Knex } from 'knex';
import { openDatabase } from '../../store';
import { FailoverStore, RunQuery, StoredRun } from '../types';
import { countWaiting, limitOf, unfinished } from './limits';

type RunRow = {
  id: string;
  number: number;
  state: FailoverRun['state'];
  version: number;
  body: string;
};

/** Due runs that are looked at per claim: other workers may take some of them at the same moment. */
const candidates = 10;

/** `FailoverStore` on SQLite and PostgreSQL. Everything that changes a run compares its version, so that of two writers one has lost. */
export class DatabaseFailoverStore implements FailoverStore {
  readonly #knex: Knex;
  readonly #now: () => number;

  static async create(options: {
    database: DatabaseService;
    now?: () => number;
  }): Promise<DatabaseFailoverStore> {
    const knex = await openDatabase(options.database);
    return new DatabaseFailoverStore(knex, options.now ?? Date.now);
  }

  private constructor(knex: Knex, now: () => number) {
    this.#knex = knex;
    this.#now = now;
  }

  async create(options: Parameters<FailoverStore['create']>[0]) {
    const { run: given, events, requestId } = options;
    const { entityRef, createdBy } = given;
    const before = await this.#requested(createdBy, requestId);
    if (before) return { run: before, created: false };
    return this.#knex.transaction(async tx => {
      const last: RunRow | undefined = await tx('failover_runs')
        .where({ entity_ref: entityRef })
        .orderBy('number', 'desc')
        .first();
      if (last && !hasEnded(last)) {
        throw new ConflictError(unfinished(parse(last)));
      }
      const run: FailoverRun = { ...given, number: (last?.number ?? 0) + 1 };
      const inserted = await tx('failover_runs')
        .insert({
          id: run.id,
          ...columns(run),
          entity_ref: entityRef,
          number: run.number,
          requested_by: createdBy,
          request_id: requestId ?? null,
          created_at: run.createdAt,
          due_at: run.createdAt,
          lease_until: 0,
          version: 1,
        })
        // Of two at once, the second finds the number taken.
        .onConflict()
        .ignore()
        .returning('id');
      if (inserted.length === 0) return this.#lateTo(tx, given, requestId);
      await append(tx, run.id, events);
      return { run, created: true };
    });
  }

  findRequested(options: { createdBy: string; requestId: string }) {
    return this.#requested(options.createdBy, options.requestId);
  }

  async get(id: string) {
    const row: RunRow | undefined = await this.#runs().where({ id }).first();
    return row && toStored(row);
  }

  async list({ entityRef, states, pending, limit }: RunQuery) {
    const rows: RunRow[] = await this.#runs()
      .where(entityRef ? { entity_ref: entityRef } : {})
      .modify(query => states && query.whereIn('state', states))
      .modify(query => pending && query.where('waiting', '>', 0))
      // Of one entity by their numbers: the clocks of two processes differ.
      .orderBy([
        ...(entityRef ? [] : [{ column: 'created_at', order: 'desc' }]),
        { column: 'number', order: 'desc' },
      ])
      .limit(limitOf(limit));
    return rows.map(parse);
  }

  async claim({ owner, leaseMs }: { owner: string; leaseMs: number }) {
    const now = this.#now();
    const due: RunRow[] = await this.#runs()
      .where('due_at', '<=', now)
      .where('lease_until', '<=', now)
      .orderBy('due_at')
      .limit(candidates);
    for (const row of due) {
      const version = row.version + 1;
      const taken = await this.#runs()
        .where({ id: row.id, version: row.version })
        .update({ version, lease_owner: owner, lease_until: now + leaseMs });
      if (taken === 1) return { run: parse(row), version };
    }
    return undefined;
  }

  async write(options: Parameters<FailoverStore['write']>[0]) {
    const { stored, next, events, dueAt, lease } = options;
    return this.#knex.transaction(async tx => {
      const written = await tx('failover_runs')
        .where({ id: next.id, version: stored.version })
        .update({
          ...columns(next),
          due_at: dueAt ?? null,
          version: stored.version + 1,
          lease_owner: lease?.owner ?? null,
          lease_until: lease ? this.#now() + lease.leaseMs : 0,
        });
      if (written === 0) return 'lost';
      await append(tx, next.id, events);
      return 'written';
    });
  }

  async events(options: Parameters<FailoverStore['events']>[0]) {
    const { id, after, limit } = options;
    const rows = await this.#knex('failover_events')
      .where({ run_id: id })
      .where('sequence', '>', after)
      .orderBy('sequence')
      .limit(limitOf(limit));
    return rows.map(
      ({ sequence, body }): RunEvent => ({ ...JSON.parse(body), sequence }),
    );
  }

  async #requested(
    by: string,
    requestId: string | undefined,
    knex = this.#knex,
  ) {
    const row: RunRow | undefined =
      requestId === undefined
        ? undefined
        : await knex('failover_runs')
            .where({ requested_by: by, request_id: requestId })
            .first();
    return row && parse(row);
  }

  async #lateTo(
    tx: Knex.Transaction,
    { createdBy, entityRef }: Omit<FailoverRun, 'number'>,
    requestId: string | undefined,
  ) {
    const same = await this.#requested(createdBy, requestId, tx);
    if (same) return { run: same, created: false };
    throw new ConflictError(
      `Another run of ${entityRef} was started at the same moment: look at it first`,
    );
  }

  #runs() {
    return this.#knex('failover_runs');
  }
}

function columns(run: FailoverRun) {
  return {
    state: run.state,
    ended_at: run.endedAt ?? null,
    waiting: countWaiting(run),
    body: JSON.stringify(run),
  };
}

function parse(row: RunRow): FailoverRun {
  return JSON.parse(row.body);
}

function toStored(row: RunRow): StoredRun {
  return { run: parse(row), version: row.version };
}

/** Within the transaction that has written the run: its row keeps two writers from the same number. */
async function append(
  tx: Knex.Transaction,
  id: string,
  events: Omit<RunEvent, 'sequence'>[],
): Promise<void> {
  if (events.length === 0) return;
  const row = await tx('failover_events')
    .where({ run_id: id })
    .max({ last: 'sequence' })
    .first();
  const last = row?.last ?? 0;
  await tx('failover_events').insert(
    events.map((event, index) => ({
      run_id: id,
      sequence: last + index + 1,
      body: JSON.stringify(event),
    })),
  );
}
