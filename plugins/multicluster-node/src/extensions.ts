import { createExtensionPoint } from '@backstage/backend-plugin-api';
import { ClusterProvider } from './ClusterProvider';

/** @public */
export interface MulticlusterClusterProviderExtensionPoint {
  addClusterProvider(provider: ClusterProvider): void;
}

/**
 * Adds clusters from a source of one's own, beside those of the `kubernetes` configuration.
 *
 * @public
 */
export const multiclusterClusterProviderExtensionPoint =
  createExtensionPoint<MulticlusterClusterProviderExtensionPoint>({
    id: 'multicluster.clusterProvider',
  });
