import {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  AuthorizeResult,
  ResourcePermission,
} from '@backstage/plugin-permission-common';
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

/** Told apart from trouble with the catalog, which is passed on. */
class AbsentEntity extends Error {}

type EntityPermission = ResourcePermission<'catalog-entity'>;

/** `absent`: it does not exist, or the caller may not see it in the catalog. */
export type EntityDecision =
  | { result: 'allowed'; entity: Entity }
  | { result: 'denied' }
  | { result: 'absent' };

/** Finds an entity for a caller, and asks a permission on it. */
export class EntityAccess {
  readonly #catalog: Pick<CatalogService, 'getEntityByRef'>;
  readonly #permissions: PermissionsService;
  readonly #select: (entity: Entity) => EntitySelector | undefined;
  readonly #entities = new ShortMemory<Entity>({
    forMs: ENTITY_MEMORY_MS,
    most: MOST_DECISIONS,
  });
  readonly #decisions = new ShortMemory<boolean>({
    forMs: DECISION_MEMORY_MS,
    most: MOST_DECISIONS,
  });

  readonly #scopes = new ShortMemory<'all' | 'some' | 'none'>({
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
    const permission = multiclusterTopologyReadPermission;
    const decision = await this.decide(credentials, entityRef, permission);
    if (decision.result === 'absent') {
      throw new NotFoundError(`There is no ${entityRef} that you may see.`);
    }
    if (decision.result === 'denied') {
      throw new NotAllowedError(
        `You may not see where ${entityRef} runs (${permission.name}).`,
      );
    }
    const selector = this.#select(decision.entity);
    if (!selector) throw new MissingAnnotationError(entityRef);
    return selector;
  }

  /** Whether the caller may do it, and the entity for those who may. */
  async decide(
    credentials: BackstageCredentials,
    entityRef: string,
    permission: EntityPermission,
  ): Promise<EntityDecision> {
    const key = `${permission.name} ${entityRef} ${principalKey(credentials)}`;
    // Side by side: who asks for the first time waits for the slower of the two, not for both.
    const [entity, allowed] = await Promise.all([
      this.#find(credentials, entityRef),
      this.#decisions.get(key, () =>
        this.#asks(credentials, entityRef, permission),
      ),
    ]);
    if (!entity) {
      // Rules about an entity deny what is not there: that must not hold on once it is.
      this.#decisions.forget(key);
      return { result: 'absent' };
    }
    return allowed ? { result: 'allowed', entity } : { result: 'denied' };
  }

  /** Whether the caller may do it on all entities, also on those that are no longer in the catalog, on some, or on none. */
  async scope(
    credentials: BackstageCredentials,
    permission: EntityPermission,
  ): Promise<'all' | 'some' | 'none'> {
    const key = `${permission.name} ${principalKey(credentials)}`;
    return this.#scopes.get(key, async () => {
      const [{ result }] = await this.#permissions.authorizeConditional(
        [{ permission }],
        { credentials },
      );
      if (result === AuthorizeResult.DENY) return 'none';
      return result === AuthorizeResult.ALLOW ? 'all' : 'some';
    });
  }

  /** Whether the caller may see every topology; without this, objects are only shown for an entity. */
  async mayReadAll(credentials: BackstageCredentials): Promise<boolean> {
    const permission = multiclusterTopologyReadPermission;
    return (await this.scope(credentials, permission)) === 'all';
  }

  async #find(
    credentials: BackstageCredentials,
    entityRef: string,
  ): Promise<Entity | undefined> {
    const key = `${entityRef} ${principalKey(credentials)}`;
    const found = this.#entities.get(key, async () => {
      const entity = await this.#catalog.getEntityByRef(entityRef, {
        credentials,
      });
      if (!entity) throw new AbsentEntity();
      return entity;
    });
    // Only what was found is remembered: a template registers an entity and deploys it in the next second.
    return found.catch(error => {
      if (error instanceof AbsentEntity) return undefined;
      throw error;
    });
  }

  async #asks(
    credentials: BackstageCredentials,
    resourceRef: string,
    permission: EntityPermission,
  ): Promise<boolean> {
    const [decision] = await this.#permissions.authorize(
      [{ permission, resourceRef }],
      { credentials },
    );
    return decision.result === AuthorizeResult.ALLOW;
  }
}
