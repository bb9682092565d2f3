import {
  Deployment,
  EffectiveValue,
} from '@multicluster/backstage-plugin-multicluster-common';
import { Knex } from 'knex';
import { AppOnCluster } from '../types';
import { inBatches } from './batches';
import { DatabaseMarkStore } from './DatabaseMarkStore';
import { parseDeployment } from './deploymentRows';
import { MarkKey } from './marks';
import { appOnCluster, compareApps } from './written';

/** What is on clusters now, put together from marks and the deployments that left them. */
export class DatabaseAppStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Not what another entity has deployed over it since. */
  async ofEntity(entityRef: string): Promise<AppOnCluster[]> {
    const found = await new DatabaseMarkStore(this.#knex).ofEntity(entityRef);
    const ids = [...new Set(found.map(({ mark }) => mark.id))];
    const deployments = await this.#deployments(ids, entityRef);
    const values = await this.#values(ids);
    return found
      .flatMap(({ mark, since }) => {
        const deployment = deployments.get(mark.id);
        const given = values.get(nameOf(mark)) ?? [];
        const app =
          deployment &&
          appOnCluster({ deployment, mark, since, values: given });
        return app ? [app] : [];
      })
      .sort(compareApps);
  }

  async #deployments(
    ids: string[],
    entityRef: string,
  ): Promise<Map<string, Deployment>> {
    const deployments = new Map<string, Deployment>();
    for (const batch of inBatches(ids)) {
      const rows = await this.#knex('deployments')
        .whereIn('id', batch)
        .where({ entity_ref: entityRef })
        .select('id', 'body');
      rows.forEach(row => deployments.set(row.id, parseDeployment(row)));
    }
    return deployments;
  }

  async #values(ids: string[]): Promise<Map<string, EffectiveValue[]>> {
    const values = new Map<string, EffectiveValue[]>();
    for (const batch of inBatches(ids)) {
      const rows = await this.#knex('deployment_clusters')
        .whereIn('deployment_id', batch)
        .whereNotNull('effective_values')
        .select('deployment_id', 'cluster', 'effective_values');
      for (const { deployment_id: id, cluster, effective_values } of rows) {
        values.set(nameOf({ id, cluster }), JSON.parse(effective_values));
      }
    }
    return values;
  }
}

function nameOf({ id, cluster }: MarkKey): string {
  return `${id}/${cluster}`;
}
