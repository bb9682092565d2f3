import { DatabaseService } from '@backstage/backend-plugin-api';
import { ConflictError } from '@backstage/errors';
import { Evacuation } from '@multicluster/backstage-plugin-multicluster-common';
import { Knex } from 'knex';
import { openDatabase } from '../../../store';
import { limitOf } from '../../store';
import { EvacuationStore, OPEN_STATES } from '../types';
import { unfinished } from './unfinished';

type EvacuationRow = { number: number; version: number; body: string };

/** `EvacuationStore` on SQLite and PostgreSQL. Of two writers of one version, one has lost. */
export class DatabaseEvacuationStore implements EvacuationStore {
  readonly #knex: Knex;

  static async create(options: {
    database: DatabaseService;
  }): Promise<DatabaseEvacuationStore> {
    return new DatabaseEvacuationStore(await openDatabase(options.database));
  }

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  async create(given: Omit<Evacuation, 'number'>): Promise<Evacuation> {
    return this.#knex.transaction(async tx => {
      // Before those that are open: whoever comes in between has taken the number.
      const last: EvacuationRow | undefined = await tx('failover_evacuations')
        .orderBy('number', 'desc')
        .first();
      const open: EvacuationRow[] = await tx('failover_evacuations').whereIn(
        ...(['state', OPEN_STATES] as const),
      );
      const against = unfinished(open.map(parse), given);
      if (against) throw new ConflictError(against);
      const evacuation = { ...given, number: (last?.number ?? 0) + 1 };
      const inserted = await tx('failover_evacuations')
        .insert({
          ...{ id: given.id, number: evacuation.number, version: 1 },
          ...columns(evacuation),
        })
        .onConflict()
        .ignore()
        .returning('id');
      if (inserted.length === 0) {
        throw new ConflictError(
          'Another evacuation was started at the same moment: look at it first.',
        );
      }
      return evacuation;
    });
  }

  async get(id: string) {
    const row: EvacuationRow | undefined = await this.#rows()
      .where({ id })
      .first();
    return row && { evacuation: parse(row), version: row.version };
  }

  async list({
    states,
    limit,
  }: Parameters<EvacuationStore['list']>[0] = {}): Promise<Evacuation[]> {
    const rows: EvacuationRow[] = await this.#rows()
      .modify(query => states && query.whereIn('state', states))
      .orderBy('number', 'desc')
      .limit(limitOf(limit));
    return rows.map(parse);
  }

  async write({ stored, next }: Parameters<EvacuationStore['write']>[0]) {
    const written = await this.#rows()
      .where({ id: next.id, version: stored.version })
      .update({ ...columns(next), version: stored.version + 1 });
    return written === 1 ? 'written' : 'lost';
  }

  #rows() {
    return this.#knex('failover_evacuations');
  }
}

function columns(evacuation: Evacuation) {
  return { state: evacuation.state, body: JSON.stringify(evacuation) };
}

function parse({ body }: EvacuationRow): Evacuation {
  return JSON.parse(body);
}
