import { setTimeout as pause } from 'node:timers/promises';
import {
  LoggerService,
  SchedulerServiceTaskRunner,
} from '@backstage/backend-plugin-api';
import { ResourceEntity } from '@backstage/catalog-model';
import {
  EntityProvider,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import { ClusterList } from '@multicluster/backstage-plugin-multicluster-common';
import { toEntity } from './toEntity';

/** A cluster that is missing for less time than this may only be between two descriptions, or its backend between two starts. */
const keptForMs = 20_000;
const settleMs = 4_000;
const longestSettling = 6;

/** Times are for tests. */
export type ClusterEntityProviderOptions = {
  listClusters: (signal: AbortSignal) => Promise<ClusterList>;
  owner: string;
  system?: string;
  logger: LoggerService;
  runner: SchedulerServiceTaskRunner;
  settleMs?: number;
  keptForMs?: number;
};

/**
 * The clusters of the fleet as catalog entities. The catalog is only written to when something has changed, and what it has stays while
 * the multicluster backend cannot be asked.
 */
export class MulticlusterClusterEntityProvider implements EntityProvider {
  readonly #options: ClusterEntityProviderOptions;
  /** By name: the entity, and when its cluster was seen last. */
  readonly #seen = new Map<string, { entity: ResourceEntity; at: number }>();
  #applied: string | undefined;
  #hidden = 0;

  constructor(options: ClusterEntityProviderOptions) {
    this.#options = options;
  }

  getProviderName(): string {
    return 'MulticlusterClusterEntityProvider';
  }

  async connect(connection: EntityProviderConnection): Promise<void> {
    const { runner, logger } = this.#options;
    await runner.run({
      id: this.getProviderName(),
      fn: async signal => {
        try {
          await this.#refresh(connection, signal);
        } catch (error) {
          logger.warn(
            'The clusters could not be read; the catalog keeps those that it has',
            error as Error,
          );
        }
      },
    });
  }

  async #refresh(
    connection: EntityProviderConnection,
    signal: AbortSignal,
  ): Promise<void> {
    const clusters =
      this.#applied === undefined
        ? await this.#settledClusters(signal)
        : await this.#listClusters(signal);
    const now = Date.now();
    for (const cluster of clusters) {
      const entity = toEntity(cluster, this.#options);
      this.#seen.set(cluster.name, { entity, at: now });
    }
    const oldest = now - (this.#options.keptForMs ?? keptForMs);
    for (const [name, { at }] of this.#seen) {
      if (at < oldest) {
        this.#seen.delete(name);
      }
    }
    await this.#apply(connection);
  }

  async #apply(connection: EntityProviderConnection): Promise<void> {
    const entities = [...this.#seen.values()]
      .map(({ entity }) => entity)
      .sort((a, b) => (a.metadata.name < b.metadata.name ? -1 : 1));
    const wanted = JSON.stringify(entities);
    if (wanted === this.#applied) {
      return;
    }
    await connection.applyMutation({
      type: 'full',
      entities: entities.map(entity => ({
        entity,
        locationKey: this.getProviderName(),
      })),
    });
    this.#applied = wanted;
    this.#options.logger.info(`${entities.length} clusters are in the catalog`);
  }

  /**
   * A fleet that has just started knows only some of its clusters. The others must not be deleted for that, with the relations to them:
   * so the first answer counts when the next one has the same clusters.
   */
  async #settledClusters(
    signal: AbortSignal,
  ): Promise<ClusterList['clusters']> {
    let clusters = await this.#listClusters(signal);
    for (let round = 0; round < longestSettling; round += 1) {
      await pause(this.#options.settleMs ?? settleMs, undefined, { signal });
      const again = await this.#listClusters(signal);
      if (namesOf(again) === namesOf(clusters)) {
        return again;
      }
      clusters = again;
    }
    return clusters;
  }

  async #listClusters(signal: AbortSignal): Promise<ClusterList['clusters']> {
    const { clusters, hidden } = await this.#options.listClusters(signal);
    if (hidden !== this.#hidden) {
      this.#hidden = hidden;
      if (hidden > 0) {
        this.#options.logger.warn(
          `${hidden} clusters are not in the catalog: allow 'multicluster.cluster.read' to the catalog's own credentials`,
        );
      }
    }
    return clusters;
  }
}

function namesOf(clusters: ClusterList['clusters']): string {
  return JSON.stringify(clusters.map(({ name }) => name).sort());
}
