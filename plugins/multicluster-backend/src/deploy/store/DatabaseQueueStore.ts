import {
  Deployment,
  EffectiveValue,
  RolloutMessage,
  WORKING_STATES,
} from '@multicluster/backstage-plugin-multicluster-common';
import { Knex } from 'knex';
import { ClaimedDeployment, DeploymentQueue } from '../types';
import { DatabaseEventStore } from './DatabaseEventStore';
import { DatabaseMarkStore } from './DatabaseMarkStore';
import {
  DeploymentRow,
  parseDeployment,
  writtenColumns,
} from './deploymentRows';

/** Candidates per claim: other workers may take some of them at the same moment. */
const candidates = 10;

/** The `DeploymentQueue` of `DatabaseDeploymentStore`. */
export class DatabaseQueueStore implements DeploymentQueue {
  readonly #knex: Knex;
  readonly #now: () => number;

  constructor(knex: Knex, now: () => number) {
    this.#knex = knex;
    this.#now = now;
  }

  async claim(options: {
    owner: string;
    leaseMs: number;
    secretsOf: string[];
    orphanMs: number;
  }): Promise<ClaimedDeployment | undefined> {
    const { owner, leaseMs, secretsOf, orphanMs } = options;
    const now = this.#now();
    const free: DeploymentRow[] = await this.#knex('deployments')
      .whereIn('state', [...WORKING_STATES])
      .where('lease_until', '<=', now)
      .andWhere(either =>
        either
          .where({ uses_secrets: false })
          .orWhereIn('id', secretsOf)
          .orWhere('lease_until', '<=', now - orphanMs),
      )
      .orderBy(['created_at', 'id'])
      .limit(candidates);
    for (const row of free) {
      const epoch = row.epoch + 1;
      const taken = await this.#knex('deployments')
        .where({ id: row.id, version: row.version, epoch: row.epoch })
        .where('lease_until', '<=', now)
        .update({
          epoch,
          version: row.version + 1,
          lease_owner: owner,
          lease_until: now + leaseMs,
        });
      if (taken === 1) {
        return { deployment: parseDeployment(row), owner, epoch };
      }
    }
    return undefined;
  }

  async renew(options: { id: string; owner: string; leaseMs: number }) {
    const { id, owner, leaseMs } = options;
    const key = { id, lease_owner: owner };
    const renewed = await this.#knex('deployments')
      .where(key)
      .update({ lease_until: this.#now() + leaseMs });
    const row: DeploymentRow | undefined =
      renewed === 1
        ? await this.#knex('deployments').where(key).first()
        : undefined;
    return row && { deployment: parseDeployment(row), owner, epoch: row.epoch };
  }

  async advance(options: {
    claimed: ClaimedDeployment;
    next: Deployment;
    events: RolloutMessage[];
    at: number;
    leaseMs: number;
    values?: { [cluster: string]: EffectiveValue[] };
  }) {
    const { claimed, next, leaseMs } = options;
    const isWorking = WORKING_STATES.includes(next.state);
    const now = this.#now();
    return this.#knex.transaction(async tx => {
      const written = await tx('deployments')
        .where({ id: next.id, epoch: claimed.epoch })
        .update({
          ...writtenColumns(next),
          version: tx.raw('version + 1'),
          lease_owner: isWorking ? claimed.owner : null,
          lease_until: isWorking ? now + leaseMs : now,
        });
      if (written === 0) {
        return 'lost';
      }
      await new DatabaseMarkStore(tx).update(claimed.deployment, next);
      for (const [cluster, values] of Object.entries(options.values ?? {})) {
        await tx('deployment_clusters')
          .where({ deployment_id: next.id, cluster })
          .update({ effective_values: JSON.stringify(values) });
      }
      await new DatabaseEventStore(tx).append({ ...options, id: next.id });
      return 'written';
    });
  }
}
