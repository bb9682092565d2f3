/**
 * Backend plugin of the multi-cluster suite: one shared watch cache over all clusters, and the topology of every service on them.
 *
 * @packageDocumentation
 */
import { createBackendFeatureLoader } from '@backstage/backend-plugin-api';
import { kubernetesAccessModule } from './clusters';
import { multiclusterPlugin } from './plugin';

/**
 * The plugin, and a module for the Kubernetes plugin through which its clusters and credentials are shared. Where that plugin is not
 * installed the module is not started, and the clusters of `kubernetes:` in the configuration are read without it.
 *
 * @public
 */
const multiclusterFeatures = createBackendFeatureLoader({
  *loader() {
    yield multiclusterPlugin;
    yield kubernetesAccessModule;
  },
});

export default multiclusterFeatures;
export { kubernetesAccessModule } from './clusters';
export { multiclusterPlugin } from './plugin';
export {
  createMulticlusterClusterConditionalDecision,
  multiclusterClusterConditions,
  multiclusterClusterResourceRef,
  multiclusterClusterRules,
  type ClusterFilter,
} from './permissions';
