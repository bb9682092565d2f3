import { DatabaseService } from '@backstage/backend-plugin-api';
import { Knex } from 'knex';
import { openDatabase } from '../../store';
import { RunLocks } from '../types';

/** PostgreSQL gives large numbers as text. */
type LockRow = { key: string; run_id: string | null; epoch: number | string };

/** Thrown to take a transaction back; never seen outside. */
class Busy extends Error {
  readonly by: string;

  constructor(by: string) {
    super(`Held by '${by}'`);
    this.by = by;
  }
}

/**
 * `RunLocks` on SQLite and PostgreSQL. Rows stay when they are free, so that epochs only ever grow; and they are times, so that they also
 * grow when the rows were lost.
 */
export class DatabaseRunLocksStore implements RunLocks {
  readonly #knex: Knex;
  readonly #now: () => number;

  static async create(options: {
    database: DatabaseService;
    now?: () => number;
  }): Promise<DatabaseRunLocksStore> {
    const knex = await openDatabase(options.database);
    return new DatabaseRunLocksStore(knex, options.now ?? Date.now);
  }

  private constructor(knex: Knex, now: () => number) {
    this.#knex = knex;
    this.#now = now;
  }

  async take({ keys, runId }: { keys: string[]; runId: string }) {
    try {
      // In one order for all, or two runs would wait for each other.
      const sorted = [...new Set(keys)].sort();
      const epoch = await this.#knex.transaction(async tx => {
        let highest = 0;
        for (const key of sorted) {
          const taken = await takeOne(tx, { key, runId, now: this.#now() });
          highest = Math.max(highest, taken);
        }
        return highest;
      });
      return { taken: true as const, epoch };
    } catch (error) {
      if (error instanceof Busy) return { taken: false as const, by: error.by };
      throw error;
    }
  }

  async release({ runId }: { runId: string }) {
    await this.#knex('failover_locks')
      .where({ run_id: runId })
      .update({ run_id: null });
  }
}

async function takeOne(
  tx: Knex.Transaction,
  { key, runId, now }: { key: string; runId: string; now: number },
): Promise<number> {
  await tx('failover_locks')
    .insert({ key, run_id: null, epoch: 0 })
    .onConflict('key')
    .ignore();
  // A process may die between ending a run and giving up its locks: an ended run holds nothing.
  const ended = tx('failover_runs').whereNotNull('ended_at').select('id');
  await tx('failover_locks')
    .where({ key })
    .andWhere(free => free.whereNull('run_id').orWhereIn('run_id', ended))
    .update({
      run_id: runId,
      epoch: tx.raw('CASE WHEN epoch < ? THEN ? ELSE epoch + 1 END', [
        ...[now, now],
      ]),
    });
  const row: LockRow = await tx('failover_locks').where({ key }).first();
  if (row.run_id !== runId) throw new Busy(row.run_id ?? 'another run');
  return Number(row.epoch);
}
