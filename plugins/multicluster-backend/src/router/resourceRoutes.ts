import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { parseEntityRef } from '@backstage/catalog-model';
import { NotFoundError } from '@backstage/errors';
import {
  ResourceKey,
  ResourceView,
} from '@multicluster/backstage-plugin-multicluster-common';
import { viewResource } from '../resources';
import { audited } from '../audit';
import { MulticlusterRouter } from './createTypedRouter';
import { callerOf, RouterOptions } from './types';

/** In a path, where a part cannot be empty, the namespace of what has none. */
const NO_NAMESPACE = '-';

type Asked = ResourceKey & { apiVersion: string; entityRef?: string };

async function readResource(
  { fleet, authorizedTopology }: RouterOptions,
  credentials: BackstageCredentials,
  { entityRef, ...key }: Asked,
): Promise<ResourceView> {
  if (entityRef) {
    const asked = parseEntityRef(entityRef);
    await authorizedTopology.requireOwn(credentials, asked, key);
  } else {
    await authorizedTopology.requireAny(credentials, key);
  }
  const view = viewResource(fleet.cache, key);
  if (!view) {
    const { apiVersion, kind, name, cluster } = key;
    throw new NotFoundError(
      `There is no ${kind} '${name}' (${apiVersion}) in what is known of cluster '${cluster}'.`,
    );
  }
  return view;
}

export function addResourceRoutes(
  router: MulticlusterRouter,
  options: RouterOptions,
) {
  router.get(
    '/resources/:cluster/:apiVersion/:kind/:namespace/:name',
    async (request, response) => {
      const { namespace: given, ...rest } = request.params;
      const namespace = given === NO_NAMESPACE ? '' : given;
      const { entityRef } = request.query;
      const asked = { ...rest, namespace, entityRef };
      const event = { eventId: 'resource-fetch', request, meta: { ...asked } };
      const view = await audited(options.auditor, event, async () =>
        readResource(options, await callerOf(options, request), asked),
      );
      response.json(view);
    },
  );
}
