import {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  EntitySelector,
  multiclusterTopologyReadPermission,
} from '@multicluster/backstage-plugin-multicluster-common';
import { DECISION_MEMORY_MS, ENTITY_MEMORY_MS, MOST_DECISIONS } from './limits';
import { MissingAnnotationError } from './MissingAnnotationError';
import { principalKey } from './principalKey';
import { ShortMemory } from './ShortMemory';

/** How one caller may ask for one entity: by its parts, since references come in several spellings. */
export type EntityAsked = { kind: string; namespace: string; name: string };

/** Finds an entity for a caller, and asks `multicluster.topology.read` on it. */
export class EntityAccess {
  readonly #catalog: Pick<CatalogService, 'getEntityByRef'>;
  readonly #permissions: PermissionsService;
  readonly #select: (entity: Entity) => EntitySelector | undefined;
  readonly #entities = new ShortMemory<Entity | undefined>({
    forMs: ENTITY_MEMORY_MS,
    most: MOST_DECISIONS,
  });
  readonly #decisions = new ShortMemory<boolean>({
    forMs: DECISION_MEMORY_MS,
    most: MOST_DECISIONS,
  });

  constructor(options: {
    catalog: Pick<CatalogService, 'getEntityByRef'>;
    permissions: PermissionsService;
    select(entity: Entity): EntitySelector | undefined;
  }) {
    this.#catalog = options.catalog;
    this.#permissions = options.permissions;
    this.#select = options.select;
  }

  /**
   * What belongs to the entity. Rejects with `NotFoundError` when the caller may not see it in the catalog, with `NotAllowedError`
   * without the permission, and with `MissingAnnotationError` when nothing says what belongs to it.
   */
  async selectorFor(
    credentials: BackstageCredentials,
    asked: EntityAsked,
  ): Promise<EntitySelector> {
    const entityRef = stringifyEntityRef(asked);
    const key = `${entityRef} ${principalKey(credentials)}`;
    // Side by side: who asks for the first time waits for the slower of the two, not for both.
    const [entity, allowed] = await Promise.all([
      this.#entities.get(key, () =>
        this.#catalog.getEntityByRef(entityRef, { credentials }),
      ),
      this.#decisions.get(key, () => this.#mayRead(credentials, entityRef)),
    ]);
    if (!entity) {
      throw new NotFoundError(`There is no ${entityRef} that you may see.`);
    }
    if (!allowed) {
      throw new NotAllowedError(
        `You may not see where ${entityRef} runs (${multiclusterTopologyReadPermission.name}).`,
      );
    }
    const selector = this.#select(entity);
    if (!selector) throw new MissingAnnotationError(entityRef);
    return selector;
  }

  /** Whether the caller may see every topology; without this, objects are only shown for an entity. */
  async mayReadAll(credentials: BackstageCredentials): Promise<boolean> {
    return this.#decisions.get(`* ${principalKey(credentials)}`, async () => {
      const [decision] = await this.#permissions.authorizeConditional(
        [{ permission: multiclusterTopologyReadPermission }],
        { credentials },
      );
      return decision.result === AuthorizeResult.ALLOW;
    });
  }

  async #mayRead(
    credentials: BackstageCredentials,
    resourceRef: string,
  ): Promise<boolean> {
    const [decision] = await this.#permissions.authorize(
      [{ permission: multiclusterTopologyReadPermission, resourceRef }],
      { credentials },
    );
    return decision.result === AuthorizeResult.ALLOW;
  }
}
