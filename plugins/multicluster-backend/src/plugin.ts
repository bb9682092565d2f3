import {
  coreServices,
  createBackendPlugin,
  RootInstanceMetadataService,
} from '@backstage/backend-plugin-api';
import {
  actionsRegistryServiceRef,
  metricsServiceRef,
} from '@backstage/backend-plugin-api/alpha';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import {
  ClusterProvider,
  multiclusterClusterProviderExtensionPoint,
} from '@multicluster/backstage-plugin-multicluster-node';
import {
  createClusterDirectory,
  createFleet,
  kubernetesAccessServiceRef,
} from './clusters';
import { createFleetMetrics } from './metrics';
import { serveFleet } from './serveFleet';
import { DatabaseResourceStore } from './store';

/**
 * The backend plugin. It starts without waiting for any cluster: what the last run knew is shown with its age, and clusters come in as
 * they answer.
 *
 * @public
 */
export const multiclusterPlugin = createBackendPlugin({
  pluginId: 'multicluster',
  register(env) {
    const providers: ClusterProvider[] = [];
    env.registerExtensionPoint(multiclusterClusterProviderExtensionPoint, {
      addClusterProvider: provider => providers.push(provider),
    });
    env.registerInit({
      deps: {
        actions: actionsRegistryServiceRef,
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        instance: coreServices.rootInstanceMetadata,
        kubernetesAccess: kubernetesAccessServiceRef,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        metrics: metricsServiceRef,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
      },
      async init({ auth, config, database, kubernetesAccess, ...services }) {
        const { instance, lifecycle, logger } = services;
        const metrics = createFleetMetrics(services.metrics);
        const directory = createClusterDirectory({
          config,
          isTaken: name => fleet.cluster(name) !== undefined,
        });
        const fleet = createFleet({
          config,
          directory,
          logger,
          store: await DatabaseResourceStore.create({ database }),
          kubernetesAccess,
          credentials: () => auth.getOwnServiceCredentials(),
          providers,
          metrics,
          timings: (await hasKubernetesPlugin(instance))
            ? {}
            : { kubernetes: { accessTimeoutMs: 0 } },
        });
        const stopping = new AbortController();
        lifecycle.addShutdownHook(async () => {
          stopping.abort();
          await fleet.stop();
        });
        metrics.observeClusters(() => fleet.clusters());
        serveFleet({ ...services, fleet, metrics, signal: stopping.signal });
        fleet.start();
      },
    });
  },
});

/** Where it is not installed, nothing is to be waited for: its clusters are read from the configuration at once. */
async function hasKubernetesPlugin(
  instance: RootInstanceMetadataService,
): Promise<boolean> {
  const installed = await instance.getInstalledPlugins();
  return installed.some(({ pluginId }) => pluginId === 'kubernetes');
}
