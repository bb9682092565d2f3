import {
  coreServices,
  createBackendPlugin,
  RootInstanceMetadataService,
} from '@backstage/backend-plugin-api';
import {
  actionsRegistryServiceRef,
  metricsServiceRef,
} from '@backstage/backend-plugin-api/alpha';
import { notificationService } from '@backstage/plugin-notifications-node';
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
import { ApprovalService, DatabaseApprovalStore } from './approvals';
import { createDeploying, TemplateFiles } from './deploy';
import { createFailover } from './failover';
import { createFleetMetrics } from './metrics';
import { serveFleet } from './serveFleet';
import { DatabaseResourceStore } from './store';

/** How often what policies have looked at is looked at. */
const LOOK_EVERY = { seconds: 10 };
const LOOK_TIMEOUT = { minutes: 1 };

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
        discovery: coreServices.discovery,
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
        notifications: notificationService,
        permissionsRegistry: coreServices.permissionsRegistry,
        scheduler: coreServices.scheduler,
        urlReader: coreServices.urlReader,
      },
      async init({ auth, config, database, kubernetesAccess, ...services }) {
        const { instance, lifecycle, logger } = services;
        const metrics = createFleetMetrics(services.metrics);
        const directory = createClusterDirectory({
          config,
          // eslint-disable-next-line @typescript-eslint/no-use-before-define -- asked when both have long been there
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
        metrics.observeClusters(() => fleet.clusters());
        const { signal } = stopping;
        const deploying = await createDeploying({
          ...{ config, logger, fleet, database },
        });
        const failover = await createFailover({
          ...{ ...services, auth, config, database, fleet },
        });
        serveFleet({
          ...{ ...services, ...deploying, ...failover },
          ...{ fleet, metrics, directory, signal },
          templates: TemplateFiles.create({ ...services, config }),
          approvals: ApprovalService.create({
            config,
            store: await DatabaseApprovalStore.create({ database }),
          }),
        });
        fleet.start();
        await services.scheduler.scheduleTask({
          id: 'multicluster-failover-look',
          // One replica looks for all: what two saw at once would count twice.
          ...{ scope: 'global', frequency: LOOK_EVERY, timeout: LOOK_TIMEOUT },
          ...{ initialDelay: LOOK_EVERY, signal, fn: failover.look },
        });
        const working = [deploying.work(signal), failover.workOnRuns(signal)];
        lifecycle.addShutdownHook(async () => {
          stopping.abort();
          // What is being written comes to its end while there still is a way to the clusters.
          await Promise.all(working);
          await fleet.stop();
        });
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
