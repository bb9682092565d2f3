/**
 * The multi-cluster plugin for apps of the legacy frontend system.
 *
 * @packageDocumentation
 */
import {
  createApiFactory,
  createComponentExtension,
  createPlugin,
  createRoutableExtension,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import { MulticlusterClient, multiclusterApiRef } from './api';
import {
  clusterRouteRef,
  entityTopologyRouteRef,
  rootRouteRef,
} from './routes';

export { multiclusterApiRef } from './api';
export type {
  Abortable,
  ApprovalsApi,
  DeploymentsApi,
  MulticlusterApi,
  TopologyConnection,
  WatchTopologyOptions,
} from './api';
export { ClustersIcon as MulticlusterIcon } from './clusters/ClustersIcon';
export { isMulticlusterAvailable } from './overview';

/**
 * The plugin; its pages and cards bring it into the app.
 *
 * @public
 */
export const multiclusterPlugin = createPlugin({
  id: 'multicluster',
  routes: {
    root: rootRouteRef,
    cluster: clusterRouteRef,
    entityTopology: entityTopologyRouteRef,
  },
  apis: [
    createApiFactory({
      api: multiclusterApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => new MulticlusterClient(deps),
    }),
  ],
});

/**
 * The fleet page and the pages of its clusters, for a route such as `/multicluster`.
 *
 * @public
 */
export const MulticlusterPage: () => JSX.Element = multiclusterPlugin.provide(
  createRoutableExtension({
    name: 'MulticlusterPage',
    component: () => import('./clusters').then(m => m.FleetPage),
    mountPoint: rootRouteRef,
  }),
);

/**
 * The Topology tab of an entity page, for the route `/topology` of an `EntityLayout`.
 *
 * @public
 */
export const EntityTopologyContent: () => JSX.Element =
  multiclusterPlugin.provide(
    createRoutableExtension({
      name: 'EntityTopologyContent',
      component: () => import('./topology').then(m => m.TopologyContent),
      mountPoint: entityTopologyRouteRef,
    }),
  );

/**
 * The card that says where an entity runs, one line per cluster.
 *
 * @public
 */
export const EntityMulticlusterCard: () => JSX.Element =
  multiclusterPlugin.provide(
    createComponentExtension({
      name: 'EntityMulticlusterCard',
      component: {
        lazy: () =>
          import('./overview/MulticlusterCard').then(m => m.MulticlusterCard),
      },
    }),
  );
