import {
  AuthService,
  BackstageCredentials,
  coreServices,
  createServiceFactory,
  createServiceRef,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import { MulticlusterClient } from '@multicluster/backstage-plugin-multicluster-common';

/**
 * Longest time for one answer of the multicluster backend, in milliseconds. A preview asks every cluster, each with its own shorter
 * deadline; without an end of its own, a step of a template would wait for ever on a backend that hangs.
 */
const DEADLINE_MS = 180_000;

/**
 * The multicluster backend, for other plugins' backends and modules.
 *
 * @public
 */
export interface MulticlusterService {
  /** Its routes on behalf of `credentials`: what they may do, and nothing more. */
  client(options: { credentials: BackstageCredentials }): MulticlusterClient;
}

/** Calls the routes over HTTP, wherever the plugin runs. */
function createMulticlusterService(options: {
  auth: AuthService;
  discovery: DiscoveryService;
}): MulticlusterService {
  const { auth, discovery } = options;
  return {
    client: ({ credentials }) =>
      new MulticlusterClient({
        discoveryApi: discovery,
        fetchApi: {
          fetch: async (input, init) => {
            // One per call: a token ends sooner than a deployment that is followed.
            const { token } = await auth.getPluginRequestToken({
              onBehalfOf: credentials,
              targetPluginId: 'multicluster',
            });
            const headers = new Headers(init?.headers);
            headers.set('Authorization', `Bearer ${token}`);
            const deadline = AbortSignal.timeout(DEADLINE_MS);
            const signal = init?.signal
              ? AbortSignal.any([init.signal, deadline])
              : deadline;
            return fetch(input, { ...init, headers, signal });
          },
        },
      }),
  };
}

/**
 * Where other backend parts reach the multicluster backend. It works without being installed.
 *
 * @public
 */
export const multiclusterServiceRef = createServiceRef<MulticlusterService>({
  id: 'multicluster.service',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: { auth: coreServices.auth, discovery: coreServices.discovery },
      factory: createMulticlusterService,
    }),
});
