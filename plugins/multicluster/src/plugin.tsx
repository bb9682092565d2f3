import {
  ApiBlueprint,
  createFrontendPlugin,
  discoveryApiRef,
  fetchApiRef,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import {
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import { MulticlusterClient, multiclusterApiRef } from './api';
import { ClustersIcon } from './clusters/ClustersIcon';
import { kubernetesEntityFilter } from './overview';
import {
  clusterRouteRef,
  entityTopologyRouteRef,
  rootRouteRef,
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

/**
 * Where services run, over all clusters: the fleet page, the Topology tab and the card of entities.
 *
 * @public
 */
export const multiclusterPlugin = createFrontendPlugin({
  pluginId: 'multicluster',
  title: 'Clusters',
  info: { packageJson: () => import('../package.json') },
  routes: { root: rootRouteRef, cluster: clusterRouteRef },
  extensions: [multiclusterApi, clustersPage, entityTopology, clustersCard],
});
