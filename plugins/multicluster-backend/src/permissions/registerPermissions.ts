import { PermissionsRegistryService } from '@backstage/backend-plugin-api';
import {
  ClusterSummary,
  multiclusterApprovalDecidePermission,
  multiclusterClusterDeployPermission,
  multiclusterClusterReadPermission,
  multiclusterClusterRegisterPermission,
  multiclusterDeployExecutePermission,
  multiclusterDeployReadPermission,
  multiclusterFailoverAbortPermission,
  multiclusterFailoverApprovePermission,
  multiclusterFailoverExecutePermission,
  multiclusterFailoverOverridePermission,
  multiclusterFailoverPlanPermission,
  multiclusterTopologyReadPermission,
} from '@multicluster/backstage-plugin-multicluster-common';
import {
  multiclusterClusterResourceRef,
  multiclusterClusterRules,
} from './clusterRules';

/** Makes permissions and rules known to the permission backend, which asks back for clusters by name. */
export function registerPermissions(
  permissionsRegistry: PermissionsRegistryService,
  clusters: () => ClusterSummary[],
) {
  permissionsRegistry.addResourceType({
    resourceRef: multiclusterClusterResourceRef,
    permissions: [
      multiclusterClusterReadPermission,
      multiclusterClusterDeployPermission,
    ],
    rules: Object.values(multiclusterClusterRules),
    getResources: async names => {
      const byName = new Map(clusters().map(each => [each.name, each]));
      return names.map(name => byName.get(name));
    },
  });
  permissionsRegistry.addPermissions([
    multiclusterTopologyReadPermission,
    multiclusterClusterRegisterPermission,
    multiclusterDeployReadPermission,
    multiclusterDeployExecutePermission,
    multiclusterApprovalDecidePermission,
    multiclusterFailoverPlanPermission,
    multiclusterFailoverExecutePermission,
    multiclusterFailoverApprovePermission,
    multiclusterFailoverAbortPermission,
    multiclusterFailoverOverridePermission,
  ]);
}
