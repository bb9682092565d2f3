import type { DatabaseService } from '@backstage/backend-plugin-api';
import knexFactory, { type Knex } from 'knex';
import {
  DatabaseFailoverStore,
  DatabaseRunLocksStore,
} from '../../../plugins/multicluster-backend/src/failover/store';
import type {
  FailoverStore,
  RunLocks,
} from '../../../plugins/multicluster-backend/src/failover/types';

export type Stores = { store: FailoverStore; locks: RunLocks };

/** A database on which one play follows another; two backends of a play share it. */
export class Lane {
  readonly #knex: Knex;

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  static async open(connectionString: string, name: string): Promise<Lane> {
    const admin = knexFactory({ client: 'pg', connection: connectionString });
    await admin.raw('CREATE DATABASE ??', [name]);
    await admin.destroy();
    const url = new URL(connectionString);
    url.pathname = `/${name}`;
    const lane = new Lane(
      knexFactory({ client: 'pg', connection: url.href, pool: { max: 8 } }),
    );
    // Once, with the tables: what is played begins by emptying them.
    await lane.stores(0);
    return lane;
  }

  /** With a clock that is wrong by so much: leases are a matter of what each process takes for now. */
  async stores(skewMs: number): Promise<Stores> {
    const database = {
      getClient: async () => this.#knex,
    } as unknown as DatabaseService;
    const now = () => Date.now() + skewMs;
    return {
      store: await DatabaseFailoverStore.create({ database, now }),
      locks: await DatabaseRunLocksStore.create({ database, now }),
    };
  }

  async clear(): Promise<void> {
    await this.#knex('failover_events').delete();
    await this.#knex('failover_locks').delete();
    await this.#knex('failover_runs').delete();
  }

  close(): Promise<void> {
    return this.#knex.destroy();
  }
}
