import { DatabaseService } from '@backstage/backend-plugin-api';
import { Knex } from 'knex';
import { openDatabase } from '../../store';
import { DrillStore, KeptDrill } from '../types';

/** PostgreSQL gives large numbers as text. */
type DrillRow = {
  entity_ref: string;
  drill: string;
  due_at: number | string;
  run_id: string | null;
  message: string | null;
};

/** `DrillStore` on SQLite and PostgreSQL. */
export class DatabaseDrillStore implements DrillStore {
  readonly #knex: Knex;

  static async create(options: {
    database: DatabaseService;
  }): Promise<DatabaseDrillStore> {
    return new DatabaseDrillStore(await openDatabase(options.database));
  }

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  async read(): Promise<KeptDrill[]> {
    const rows: DrillRow[] = await this.#knex('failover_drills').orderBy([
      ...['entity_ref', 'drill'],
    ]);
    return rows.map(({ entity_ref, drill, due_at, run_id, message }) => ({
      ...{ entityRef: entity_ref, drill, dueAt: Number(due_at) },
      ...(run_id !== null && { runId: run_id }),
      ...(message !== null && { message }),
    }));
  }

  async write({ entityRef, drill, dueAt, runId, message }: KeptDrill) {
    await this.#knex('failover_drills')
      .insert({
        ...{ entity_ref: entityRef, drill, due_at: dueAt },
        ...{ run_id: runId ?? null, message: message ?? null },
      })
      .onConflict(['entity_ref', 'drill'])
      .merge();
  }
}
