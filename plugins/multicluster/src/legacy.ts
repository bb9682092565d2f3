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
import { createScaffolderFieldExtension } from '@backstage/plugin-scaffolder-react';
import { MulticlusterClient, multiclusterApiRef } from './api';
import { clusterPickerField, previewField, valuesField } from './deploy/fields';
import {
  approvalRouteRef,
  approvalsRouteRef,
  clusterRouteRef,
  entityDeploymentsRouteRef,
  entityFailoverRouteRef,
  entityTopologyRouteRef,
  failoversRouteRef,
  rootRouteRef,
  taskRouteRef,
  templateRouteRef,
  templatesRouteRef,
} from './routes';

export { multiclusterApiRef } from './api';
export type {
  Abortable,
  ApprovalsApi,
  DeploymentsApi,
  FailoverApi,
  MulticlusterApi,
  TopologyConnection,
  WatchTopologyOptions,
} from './api';
export { ClustersIcon as MulticlusterIcon } from './clusters/ClustersIcon';
export type {
  ClusterPickerOptions,
  DeployPreviewOptions,
  RequestSketch,
  ValuesEditorOptions,
} from './deploy/fields';
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
    approvals: approvalsRouteRef,
    approval: approvalRouteRef,
    entityTopology: entityTopologyRouteRef,
    entityDeployments: entityDeploymentsRouteRef,
    entityFailover: entityFailoverRouteRef,
    failovers: failoversRouteRef,
  },
  externalRoutes: {
    templates: templatesRouteRef,
    template: templateRouteRef,
    task: taskRouteRef,
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
 * The Deployments tab of an entity page, for the route `/deployments` of an `EntityLayout`.
 *
 * @public
 */
export const EntityDeploymentsContent: () => JSX.Element =
  multiclusterPlugin.provide(
    createRoutableExtension({
      name: 'EntityDeploymentsContent',
      component: () => import('./deploy').then(m => m.DeploymentsContent),
      mountPoint: entityDeploymentsRouteRef,
    }),
  );

/**
 * The Failover tab of an entity page, for the route `/failover` of an `EntityLayout`.
 *
 * @public
 */
export const EntityFailoverContent: () => JSX.Element =
  multiclusterPlugin.provide(
    createRoutableExtension({
      name: 'EntityFailoverContent',
      component: () => import('./failover').then(m => m.FailoverContent),
      mountPoint: entityFailoverRouteRef,
    }),
  );

/**
 * The failovers of all services, for a route such as `/failovers`.
 *
 * @public
 */
export const FailoversPage: () => JSX.Element = multiclusterPlugin.provide(
  createRoutableExtension({
    name: 'FailoversPage',
    component: () => import('./failover').then(m => m.FailoversPage),
    mountPoint: failoversRouteRef,
  }),
);

/**
 * The card that says who serves an entity, and where it could go.
 *
 * @public
 */
export const EntityFailoverCard: () => JSX.Element = multiclusterPlugin.provide(
  createComponentExtension({
    name: 'EntityFailoverCard',
    component: {
      lazy: () => import('./failover').then(m => m.FailoverCard),
    },
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

/**
 * Form field `MulticlusterClusterPicker`, for the `ScaffolderFieldExtensions` of a `ScaffolderPage`.
 *
 * @public
 */
export const MulticlusterClusterPickerField = multiclusterPlugin.provide(
  createScaffolderFieldExtension({
    ...clusterPickerField,
    schema: clusterPickerField.schema.schema,
  }),
);

/**
 * Form field `MulticlusterValues`.
 *
 * @public
 */
export const MulticlusterValuesField = multiclusterPlugin.provide(
  createScaffolderFieldExtension({
    ...valuesField,
    schema: valuesField.schema.schema,
  }),
);

/**
 * Form field `MulticlusterPreview`.
 *
 * @public
 */
export const MulticlusterPreviewField = multiclusterPlugin.provide(
  createScaffolderFieldExtension({
    ...previewField,
    schema: previewField.schema.schema,
  }),
);
