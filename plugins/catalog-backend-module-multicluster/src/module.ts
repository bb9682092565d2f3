import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';
import { multiclusterServiceRef } from '@multicluster/backstage-plugin-multicluster-node';
import { MulticlusterClusterEntityProvider } from './clusters';
import { readSettings } from './readSettings';

/**
 * Adds every cluster of the fleet to the catalog, as a `Resource` of type `kubernetes-cluster`.
 *
 * @public
 */
export const catalogModuleMulticluster = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'multicluster',
  register(env) {
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        catalog: catalogProcessingExtensionPoint,
        config: coreServices.rootConfig,
        logger: coreServices.logger,
        multicluster: multiclusterServiceRef,
        scheduler: coreServices.scheduler,
      },
      async init({ auth, catalog, config, logger, multicluster, scheduler }) {
        const { owner, system, schedule } = readSettings(config);
        catalog.addEntityProvider(
          new MulticlusterClusterEntityProvider({
            listClusters: async signal => {
              const credentials = await auth.getOwnServiceCredentials();
              return multicluster
                .client({ credentials })
                .listClusters({ signal });
            },
            owner,
            system,
            logger,
            runner: scheduler.createScheduledTaskRunner(schedule),
          }),
        );
      },
    });
  },
});
