import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { DispatchStrategy } from '@backstage/plugin-kubernetes-backend';
import {
  KubernetesClusterSupplierExtensionPoint,
  kubernetesClusterSupplierExtensionPoint,
  KubernetesObjectsProviderExtensionPoint,
  kubernetesObjectsProviderExtensionPoint,
  KubernetesRouterExtensionPoint,
  kubernetesRouterExtensionPoint,
} from '@backstage/plugin-kubernetes-node';
import { createServerSideStrategy } from './createServerSideStrategy';
import {
  KubernetesAccess,
  kubernetesAccessServiceRef,
} from './kubernetesAccess';
import { readSlotName, SlotName } from './readSlotName';

/**
 * A module of the Kubernetes plugin that lets our plugin use its clusters and credentials, in process. The Kubernetes plugin goes on as
 * before.
 *
 * Each of its extension points takes one value only. Which one this takes is a matter of configuration
 * (`multicluster.kubernetes.slot`), so that an app that uses one of them still starts.
 *
 * @public
 */
export const kubernetesAccessModule = createBackendModule({
  pluginId: 'kubernetes',
  moduleId: 'multicluster-access',
  register(env) {
    env.registerInit({
      deps: {
        config: coreServices.rootConfig,
        logger: coreServices.logger,
        objectsProvider: kubernetesObjectsProviderExtensionPoint,
        clusterSupplier: kubernetesClusterSupplierExtensionPoint,
        router: kubernetesRouterExtensionPoint,
        access: kubernetesAccessServiceRef,
      },
      async init({ config, logger, access, ...points }) {
        const slot = readSlotName(config);
        const fill = (value: KubernetesAccess) => access.fill(value);
        try {
          if (slot === 'objectsProvider') {
            fromObjectsProvider(points.objectsProvider, fill);
          } else if (slot === 'router') {
            fromRouter(points.router, fill);
          } else {
            const authStrategy = createServerSideStrategy({ config, logger });
            fromClusterSupplier(points.clusterSupplier, supplier =>
              fill({ ...supplier, authStrategy }),
            );
          }
        } catch {
          logger.warn(takenMessage(slot));
        }
      },
    });
  },
});

function fromObjectsProvider(
  point: KubernetesObjectsProviderExtensionPoint,
  fill: (access: KubernetesAccess) => void,
): void {
  point.addObjectsProvider(
    async ({ getDefault, clusterSupplier, authStrategy }) => {
      fill({ clusterSupplier, authStrategy });
      return getDefault();
    },
  );
}

function fromRouter(
  point: KubernetesRouterExtensionPoint,
  fill: (access: KubernetesAccess) => void,
): void {
  point.addRouter(({ getDefault, clusterSupplier, authStrategyMap }) => {
    const authStrategy = new DispatchStrategy({ authStrategyMap });
    fill({ clusterSupplier, authStrategy });
    return getDefault();
  });
}

function fromClusterSupplier(
  point: KubernetesClusterSupplierExtensionPoint,
  fill: (access: Pick<KubernetesAccess, 'clusterSupplier'>) => void,
): void {
  point.addClusterSupplier(async ({ getDefault }) => {
    const clusterSupplier = await getDefault();
    fill({ clusterSupplier });
    return clusterSupplier;
  });
}

function takenMessage(slot: SlotName): string {
  return `The extension point '${slot}' of the Kubernetes plugin is taken by another module. Set 'multicluster.kubernetes.slot' to another of objectsProvider, clusterSupplier, router; until then only the clusters of 'kubernetes.clusterLocatorMethods' with type 'config' are found`;
}
