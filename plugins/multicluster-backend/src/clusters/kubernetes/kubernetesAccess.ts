import {
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import {
  AuthenticationStrategy,
  KubernetesClustersSupplier,
} from '@backstage/plugin-kubernetes-node';

/** What the Kubernetes plugin knows of clusters and how to be known to them. */
export type KubernetesAccess = {
  clusterSupplier: KubernetesClustersSupplier;
  authStrategy: Pick<AuthenticationStrategy, 'getCredential'>;
};

/** Filled by a module of the Kubernetes plugin, read by ours; they start in any order. */
export interface KubernetesAccessSlot {
  fill(access: KubernetesAccess): void;
  /** Undefined until it is filled. */
  current(): KubernetesAccess | undefined;
  /** Resolves when it is filled; never when the Kubernetes plugin is not there. */
  filled: Promise<KubernetesAccess>;
}

/** An empty slot. */
export function createKubernetesAccessSlot(): KubernetesAccessSlot {
  let access: KubernetesAccess | undefined;
  let resolve: (value: KubernetesAccess) => void;
  const filled = new Promise<KubernetesAccess>(fulfil => {
    resolve = fulfil;
  });
  return {
    filled,
    current: () => access,
    fill(value) {
      access = value;
      resolve(value);
    },
  };
}

/** One slot per backend process. */
export const kubernetesAccessServiceRef =
  createServiceRef<KubernetesAccessSlot>({
    id: 'multicluster.kubernetesAccess',
    scope: 'root',
    defaultFactory: async service =>
      createServiceFactory({
        service,
        deps: {},
        factory: createKubernetesAccessSlot,
      }),
  });
