import type {
  AuditorService,
  AuthService,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';

/** What the portal's failover needs of Backstage around it, where no backend runs. */
export const plainAuth = {
  getOwnServiceCredentials: async () => ({
    $$type: '@backstage/BackstageCredentials',
    principal: {},
  }),
} as unknown as AuthService;

/** Where other plugins would be; nothing here asks any. */
export const plainDiscovery: DiscoveryService = {
  getBaseUrl: async plugin => `http://127.0.0.1:9/api/${plugin}`,
  getExternalBaseUrl: async plugin => `http://127.0.0.1:9/api/${plugin}`,
};

/** A catalog that knows entities by their reference, and none by anything else. */
export function plainCatalog(
  entityOf: (entityRef: string) => Entity,
  items: Entity[] = [],
): CatalogService {
  return {
    getEntityByRef: async (ref: string) => entityOf(ref),
    getEntities: async () => ({ items }),
  } as unknown as CatalogService;
}

/** Tells what succeeded to `told`, or to nobody. */
export function plainAuditor(told: string[] = []): AuditorService {
  return {
    createEvent: async ({ eventId, meta }) => ({
      success: async () => {
        told.push(`${eventId} ${meta?.state}`);
      },
      fail: async () => {},
    }),
  };
}

/** Closes what was opened, the last one first. */
export async function closeAll(
  closing: (() => Promise<unknown>)[],
): Promise<void> {
  for (const close of closing.splice(0).reverse()) await close();
}
