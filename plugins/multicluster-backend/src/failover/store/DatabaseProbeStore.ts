import { DatabaseService } from '@backstage/backend-plugin-api';
import { ProbedCluster } from '@multicluster/backstage-plugin-multicluster-common';
import { Knex } from 'knex';
import { openDatabase } from '../../store';
import { ProbeStore } from '../types';

/** `ProbeStore` on SQLite and PostgreSQL. */
export class DatabaseProbeStore implements ProbeStore {
  readonly #knex: Knex;

  static async create(options: {
    database: DatabaseService;
  }): Promise<DatabaseProbeStore> {
    return new DatabaseProbeStore(await openDatabase(options.database));
  }

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  async read(entityRef: string): Promise<ProbedCluster[]> {
    const rows: { body: string }[] = await this.#knex('failover_probes')
      .where({ entity_ref: entityRef })
      .orderBy('cluster');
    return rows.map(({ body }) => JSON.parse(body));
  }

  async write(entityRef: string, probed: readonly ProbedCluster[]) {
    await this.#knex.transaction(async tx => {
      await tx('failover_probes').where({ entity_ref: entityRef }).delete();
      if (probed.length === 0) return;
      await tx('failover_probes').insert(
        probed.map(one => ({
          ...{ entity_ref: entityRef, cluster: one.cluster },
          body: JSON.stringify(one),
        })),
      );
    });
  }
}
