import {
  DatabaseService,
  isDatabaseConflictError,
} from '@backstage/backend-plugin-api';
import { ConflictError, NotFoundError } from '@backstage/errors';
import {
  Deployment,
  DeploymentCommand,
  transition,
  WORKING_STATES,
} from '@multicluster/backstage-plugin-multicluster-common';
import { Knex } from 'knex';
import { openDatabase } from '../../store';
import { DeploymentQuery, DeploymentQueue, DeploymentStore } from '../types';
import { DatabaseAppStore } from './DatabaseAppStore';
import { DatabaseEventStore } from './DatabaseEventStore';
import { DatabaseMarkStore } from './DatabaseMarkStore';
import { DatabaseQueueStore } from './DatabaseQueueStore';
import {
  DeploymentRow,
  newColumns,
  parseDeployment,
  writtenColumns,
} from './deploymentRows';
import { refuse } from './marks';
import {
  changedClusters,
  listLimit,
  newDeployment,
  openingMessage,
} from './written';

/** How often a write is tried that another writer has overtaken. Each time one of them has succeeded. */
const attempts = 5;

/** `DeploymentStore` and `DeploymentQueue` on SQLite and PostgreSQL. */
export class DatabaseDeploymentStore
  implements DeploymentStore, DeploymentQueue
{
  readonly #knex: Knex;
  readonly #queue: DatabaseQueueStore;
  readonly #now: () => number;

  static async create(options: {
    database: DatabaseService;
    now?: () => number;
  }): Promise<DatabaseDeploymentStore> {
    const knex = await openDatabase(options.database);
    return new DatabaseDeploymentStore(knex, options.now ?? Date.now);
  }

  private constructor(knex: Knex, now: () => number) {
    this.#knex = knex;
    this.#queue = new DatabaseQueueStore(knex, now);
    this.#now = now;
  }

  async create(given: Omit<Deployment, 'revision'>) {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#knex.transaction(tx => this.#insert(tx, given));
      } catch (error) {
        // Somebody else has just taken the revision, or the same request has come twice: the next look sees it.
        if (attempt === attempts || !isDatabaseConflictError(error)) {
          throw error;
        }
      }
    }
  }

  async get(id: string) {
    const row = await this.#knex('deployments').where({ id }).first('body');
    return row && parseDeployment(row);
  }

  async list(query: DeploymentQuery) {
    const { app, entityRef, limit, namespace, states } = query;
    const rows = await this.#knex('deployments')
      .where({
        ...(app !== undefined && { app }),
        ...(entityRef !== undefined && { entity_ref: entityRef }),
        ...(namespace !== undefined && { namespace }),
      })
      .modify(rest => states && rest.whereIn('state', states))
      .orderBy([
        { column: 'created_at', order: 'desc' },
        { column: 'revision', order: 'desc' },
      ])
      .limit(listLimit(limit))
      .select('body');
    return rows.map(parseDeployment);
  }

  events(options: { id: string; after: number; limit?: number }) {
    return new DatabaseEventStore(this.#knex).read(options);
  }

  async command(options: {
    id: string;
    command: DeploymentCommand;
    by: string;
  }) {
    for (let attempt = 1; attempt <= attempts; attempt++) {
      const next = await this.#knex.transaction(tx =>
        this.#command(tx, options),
      );
      if (next) {
        return next;
      }
    }
    throw new ConflictError(
      `Deployment '${options.id}' changes too quickly: try again`,
    );
  }

  deployedClusters({ entityRef }: { entityRef: string }) {
    return new DatabaseAppStore(this.#knex).ofEntity(entityRef);
  }

  claim(options: Parameters<DeploymentQueue['claim']>[0]) {
    return this.#queue.claim(options);
  }

  renew(options: Parameters<DeploymentQueue['renew']>[0]) {
    return this.#queue.renew(options);
  }

  advance(options: Parameters<DeploymentQueue['advance']>[0]) {
    return this.#queue.advance(options);
  }

  async #insert(tx: Knex, given: Omit<Deployment, 'revision'>) {
    const { app, namespace } = given;
    const clusters = given.clusters.map(({ cluster }) => cluster);
    const last = await this.#lockApp(tx, given);
    const marks = new DatabaseMarkStore(tx);
    const others = await marks.others({ app, namespace, clusters });
    // After the others: what is in the way may be the same request, which has just come by another door.
    const same = await this.#findRequest(tx, given);
    if (same) {
      return { deployment: same, created: false };
    }
    refuse(app, others);
    const deployment = newDeployment(given, {
      revision: last + 1,
      previous: await marks.current({ app, namespace, clusters }),
    });
    await tx('deployments').insert({
      ...newColumns(deployment),
      version: 0,
      epoch: 0,
      lease_until: this.#now(),
    });
    await marks.insert(deployment);
    await new DatabaseEventStore(tx).append({
      id: deployment.id,
      events: [openingMessage(deployment)],
      at: deployment.createdAt,
    });
    return { deployment, created: true };
  }

  async #findRequest(
    tx: Knex,
    { entityRef, request }: Omit<Deployment, 'revision'>,
  ): Promise<Deployment | undefined> {
    const row =
      request.requestId !== undefined &&
      (await tx('deployments')
        .where({ entity_ref: entityRef, request_id: request.requestId })
        .first('body'));
    return row ? parseDeployment(row) : undefined;
  }

  /**
   * The last revision of the app; until the transaction ends, nobody else begins or takes up a deployment of it. SQLite has one
   * writer in any case. Before the first revision there is no row to lock: then the unique revision lets one of two through.
   */
  async #lockApp(
    tx: Knex,
    { app, namespace }: Pick<Deployment, 'app' | 'namespace'>,
  ): Promise<number> {
    const row = await tx('deployments')
      .where({ app, namespace })
      .orderBy('revision', 'desc')
      .forUpdate()
      .first('revision');
    return row?.revision ?? 0;
  }

  /** Undefined when it was written by another in the meantime. */
  async #command(
    tx: Knex,
    options: { id: string; command: DeploymentCommand; by: string },
  ): Promise<Deployment | undefined> {
    const { id, command, by } = options;
    const row: DeploymentRow | undefined = await tx('deployments')
      .where({ id })
      .first();
    if (!row) {
      throw new NotFoundError(`No deployment has the id '${id}'`);
    }
    const before = parseDeployment(row);
    const at = this.#now();
    const next = transition(before, { ...command, by }, at);
    if (command.type !== 'cancel') {
      await this.#refuseOthers(tx, before, next.deployment);
    }
    const goesOn = [before, next.deployment].every(({ state }) =>
      WORKING_STATES.includes(state),
    );
    const written = await tx('deployments')
      .where({ id, version: row.version })
      .update({
        ...writtenColumns(next.deployment),
        version: row.version + 1,
        epoch: row.epoch + 1,
        // Whoever works on it keeps the lease, and brings to its end what the new state still wants.
        ...(!goesOn && { lease_owner: null, lease_until: at }),
      });
    if (written === 0) {
      return undefined;
    }
    await new DatabaseMarkStore(tx).update(before, next.deployment);
    await new DatabaseEventStore(tx).append({ id, events: next.events, at });
    return next.deployment;
  }

  async #refuseOthers(tx: Knex, before: Deployment, after: Deployment) {
    const { app, id, namespace, revision } = before;
    const clusters = changedClusters(before, after).map(
      ({ cluster }) => cluster,
    );
    await this.#lockApp(tx, before);
    const key = { app, namespace, clusters, id, revision };
    refuse(app, await new DatabaseMarkStore(tx).others(key));
  }
}
