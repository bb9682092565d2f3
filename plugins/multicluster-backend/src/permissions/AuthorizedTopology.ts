import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import {
  EntitySelector,
  ResourceKey,
} from '@multicluster/backstage-plugin-multicluster-common';
import { TopologyService } from '../topology';
import { AuthorizedFleet } from './AuthorizedFleet';
import { EntityAccess, EntityAsked } from './EntityAccess';

/** What one caller may see of one entity. */
export type TopologyReader = {
  selector: EntitySelector;
  /** Whether a cluster may be seen; every one when absent. */
  allowed?: (cluster: string) => boolean;
};

/** Who may see which topology, and which objects by way of it. */
export class AuthorizedTopology {
  readonly #service: Pick<TopologyService, 'owns'>;
  readonly #entities: EntityAccess;
  readonly #fleet: AuthorizedFleet;

  constructor(options: {
    service: Pick<TopologyService, 'owns'>;
    entities: EntityAccess;
    fleet: AuthorizedFleet;
  }) {
    this.#service = options.service;
    this.#entities = options.entities;
    this.#fleet = options.fleet;
  }

  /** Rejects as `EntityAccess.selectorFor` does. */
  async reader(
    credentials: BackstageCredentials,
    asked: EntityAsked,
  ): Promise<TopologyReader> {
    const [selector, allowed] = await Promise.all([
      this.#entities.selectorFor(credentials, asked),
      this.#fleet.filter(credentials),
    ]);
    return { selector, allowed };
  }

  /**
   * Rejects unless the caller may see the cluster, the entity's topology, and the object is part of it: an object of another service
   * may say more than the readers of this one should know.
   */
  async requireOwn(
    credentials: BackstageCredentials,
    asked: EntityAsked,
    key: ResourceKey,
  ): Promise<void> {
    await this.#fleet.get(credentials, key.cluster);
    const selector = await this.#entities.selectorFor(credentials, asked);
    if (!this.#service.owns(selector, key)) {
      throw new NotFoundError(
        `${selector.entityRef} has no ${key.kind} '${key.name}' in cluster '${key.cluster}'.`,
      );
    }
  }

  /** Rejects unless the caller may see the cluster, and every topology. */
  async requireAny(
    credentials: BackstageCredentials,
    key: ResourceKey,
  ): Promise<void> {
    await this.#fleet.get(credentials, key.cluster);
    if (!(await this.#entities.mayReadAll(credentials))) {
      throw new NotAllowedError(
        'You may only see objects of entities. Say for which one with entityRef.',
      );
    }
  }
}
