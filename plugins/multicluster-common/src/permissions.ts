import { createPermission } from '@backstage/plugin-permission-common';
import { RESOURCE_TYPE_CATALOG_ENTITY } from '@backstage/plugin-catalog-common/alpha';

/**
 * Resource type of clusters, for conditional decisions (`HAS_LABEL`, `IS_IN_REGION`, `HAS_PROVIDER`).
 *
 * @public
 */
export const RESOURCE_TYPE_MULTICLUSTER_CLUSTER = 'multicluster-cluster';

/**
 * To see that a cluster exists, its state, and what runs on it.
 *
 * @public
 */
export const multiclusterClusterReadPermission = createPermission({
  name: 'multicluster.cluster.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_MULTICLUSTER_CLUSTER,
});

/**
 * To see where an entity runs. Asked of the catalog entity, so that rules such as `IS_ENTITY_OWNER` apply.
 *
 * @public
 */
export const multiclusterTopologyReadPermission = createPermission({
  name: 'multicluster.topology.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_CATALOG_ENTITY,
});

/** @public */
export const multiclusterPermissions = [
  multiclusterClusterReadPermission,
  multiclusterTopologyReadPermission,
];
