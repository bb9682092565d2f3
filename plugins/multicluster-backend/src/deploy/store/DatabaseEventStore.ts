import {
  DeploymentEvent,
  RolloutMessage,
} from '@multicluster/backstage-plugin-multicluster-common';
import { Knex } from 'knex';
import { inBatches } from './batches';
import { eventLimit, numberEvents } from './written';

/** What happened in deployments. It works on the connection, or in the transaction, that it is given. */
export class DatabaseEventStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async read(options: { id: string; after: number; limit?: number }) {
    const rows = await this.#knex('deployment_events')
      .where({ deployment_id: options.id })
      .where('sequence', '>', options.after)
      .orderBy('sequence')
      .limit(eventLimit(options.limit));
    return rows.map(
      ({ sequence, at, cluster, level, message }): DeploymentEvent => ({
        sequence,
        at: Number(at),
        ...(cluster && { cluster }),
        level,
        message,
      }),
    );
  }

  /** Within the transaction that has written the deployment: its row keeps two writers from the same number. */
  async append(options: { id: string; events: RolloutMessage[]; at: number }) {
    const { id, events, at } = options;
    const row = await this.#knex('deployment_events')
      .where({ deployment_id: id })
      .max({ sequence: 'sequence' })
      .first();
    const sequence = row?.sequence ?? 0;
    for (const batch of inBatches(numberEvents(events, { sequence, at }))) {
      await this.#knex('deployment_events').insert(
        batch.map(each => ({ deployment_id: id, cluster: null, ...each })),
      );
    }
  }
}
