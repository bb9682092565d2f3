import {
  ApiBlueprint,
  createFrontendPlugin,
  discoveryApiRef,
  fetchApiRef,
  PageBlueprint,
  PluginHeaderActionBlueprint,
} from '@backstage/frontend-plugin-api';
import {
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import {
  createFormField,
  FormFieldBlueprint,
} from '@backstage/plugin-scaffolder-react/alpha';
import FailoversIcon from '@material-ui/icons/SwapHoriz';
import { MulticlusterClient, multiclusterApiRef } from './api';
import { ClustersIcon } from './clusters/ClustersIcon';
import { kubernetesEntityFilter } from './overview';
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

const multiclusterApi = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: multiclusterApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => new MulticlusterClient(deps),
    }),
});

const clustersPage = PageBlueprint.make({
  params: {
    path: '/multicluster',
    title: 'Clusters',
    // The icon renders its own badge: the sidebar of 1.55 has no other place for one.
    icon: <ClustersIcon />,
    routeRef: rootRouteRef,
    loader: () =>
      import('./clusters').then(m => (
        // The page of the new frontend system has a header and no landmark for what is below it.
        <main>
          <m.ClustersRouter />
        </main>
      )),
  },
});

const failoversPage = PageBlueprint.make({
  name: 'failovers',
  params: {
    path: '/failovers',
    title: 'Failovers',
    icon: <FailoversIcon />,
    routeRef: failoversRouteRef,
    loader: () =>
      import('./failover').then(m => (
        <main>
          <m.FailoversContent />
        </main>
      )),
  },
});

const approvalsLink = PluginHeaderActionBlueprint.make({
  name: 'approvals',
  params: {
    loader: () => import('./approvals').then(m => <m.ApprovalsLink />),
  },
});

const entityTopology = EntityContentBlueprint.make({
  name: 'topology',
  params: {
    path: '/topology',
    title: 'Topology',
    filter: kubernetesEntityFilter,
    routeRef: entityTopologyRouteRef,
    loader: () => import('./topology').then(m => <m.TopologyContent />),
  },
});

const entityDeployments = EntityContentBlueprint.make({
  name: 'deployments',
  params: {
    path: '/deployments',
    title: 'Deployments',
    filter: kubernetesEntityFilter,
    routeRef: entityDeploymentsRouteRef,
    loader: () => import('./deploy').then(m => <m.DeploymentsContent />),
  },
});

const entityFailover = EntityContentBlueprint.make({
  name: 'failover',
  params: {
    path: '/failover',
    title: 'Failover',
    filter: kubernetesEntityFilter,
    routeRef: entityFailoverRouteRef,
    loader: () => import('./failover').then(m => <m.FailoverContent />),
  },
});

const clustersCard = EntityCardBlueprint.make({
  name: 'clusters',
  params: {
    // Beside the facts about the entity: where it runs is one of them, and it should be seen without scrolling.
    type: 'info',
    filter: kubernetesEntityFilter,
    loader: () =>
      import('./overview/MulticlusterCard').then(m => <m.MulticlusterCard />),
  },
});

const failoverCard = EntityCardBlueprint.make({
  name: 'failover',
  params: {
    type: 'info',
    filter: kubernetesEntityFilter,
    loader: () => import('./failover').then(m => <m.FailoverCard />),
  },
});

const clusterPicker = FormFieldBlueprint.make({
  name: 'cluster-picker',
  params: {
    field: () =>
      import('./deploy/fields').then(m =>
        createFormField(m.clusterPickerField),
      ),
  },
});

const values = FormFieldBlueprint.make({
  name: 'values',
  params: {
    field: () =>
      import('./deploy/fields').then(m => createFormField(m.valuesField)),
  },
});

const preview = FormFieldBlueprint.make({
  name: 'preview',
  params: {
    field: () =>
      import('./deploy/fields').then(m => createFormField(m.previewField)),
  },
});

const formFields = [clusterPicker, values, preview];

/**
 * Where services run, over all clusters, and how they get there: the fleet page, the Topology and Deployments tabs and the card of
 * entities, the form fields of templates, and approvals.
 *
 * @public
 */
export const multiclusterPlugin = createFrontendPlugin({
  pluginId: 'multicluster',
  title: 'Clusters',
  info: { packageJson: () => import('../package.json') },
  routes: {
    root: rootRouteRef,
    cluster: clusterRouteRef,
    approvals: approvalsRouteRef,
    approval: approvalRouteRef,
    failovers: failoversRouteRef,
  },
  externalRoutes: {
    templates: templatesRouteRef,
    template: templateRouteRef,
    task: taskRouteRef,
  },
  extensions: [
    multiclusterApi,
    clustersPage,
    failoversPage,
    approvalsLink,
    entityTopology,
    entityDeployments,
    entityFailover,
    clustersCard,
    failoverCard,
    ...formFields,
  ],
});
