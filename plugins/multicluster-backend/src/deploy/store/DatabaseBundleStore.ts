import { DatabaseService } from '@backstage/backend-plugin-api';
import { Knex } from 'knex';
import { openDatabase } from '../../store';
import { BundleStore } from '../types';
import { hashOf } from './MemoryBundleStore';

/** `BundleStore` on SQLite and PostgreSQL. */
export class DatabaseBundleStore implements BundleStore {
  readonly #knex: Knex;
  readonly #now: () => number;

  static async create(options: {
    database: DatabaseService;
    now?: () => number;
  }): Promise<DatabaseBundleStore> {
    const knex = await openDatabase(options.database);
    return new DatabaseBundleStore(knex, options.now ?? Date.now);
  }

  private constructor(knex: Knex, now: () => number) {
    this.#knex = knex;
    this.#now = now;
  }

  async put(bytes: Buffer) {
    const hash = hashOf(bytes);
    // Uploaded again it is as if new: a deployment that is about to name it must not find it pruned.
    await this.#knex('deploy_bundles')
      .insert({ hash, bytes, created_at: this.#now() })
      .onConflict('hash')
      .merge(['created_at']);
    return hash;
  }

  async get(hash: string) {
    const row = await this.#knex('deploy_bundles').where({ hash }).first();
    return row && Buffer.from(row.bytes);
  }

  async prune(before: number) {
    return this.#knex('deploy_bundles')
      .where('created_at', '<', before)
      .whereNotIn(
        'hash',
        this.#knex('deployments').select('bundle').whereNotNull('bundle'),
      )
      .delete();
  }
}
