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

/**
 * To add a cluster to the fleet, and to take one away that was added.
 *
 * @public
 */
export const multiclusterClusterRegisterPermission = createPermission({
  name: 'multicluster.cluster.register',
  attributes: { action: 'create' },
});

/**
 * To write to a cluster. Asked of each target of a deployment, beside the permission on the entity.
 *
 * @public
 */
export const multiclusterClusterDeployPermission = createPermission({
  name: 'multicluster.cluster.deploy',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_MULTICLUSTER_CLUSTER,
});

/**
 * To see what was deployed for an entity, with its values.
 *
 * @public
 */
export const multiclusterDeployReadPermission = createPermission({
  name: 'multicluster.deploy.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_CATALOG_ENTITY,
});

/**
 * To deploy, retry, roll back and undeploy an app of an entity.
 *
 * @public
 */
export const multiclusterDeployExecutePermission = createPermission({
  name: 'multicluster.deploy.execute',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_CATALOG_ENTITY,
});

/**
 * To approve or decline what waits for a person, as a plan of Terraform. Nobody approves what they asked for themselves.
 *
 * @public
 */
export const multiclusterApprovalDecidePermission = createPermission({
  name: 'multicluster.approval.decide',
  attributes: { action: 'update' },
});

/** @public */
export const multiclusterPermissions = [
  multiclusterClusterReadPermission,
  multiclusterTopologyReadPermission,
  multiclusterClusterRegisterPermission,
  multiclusterClusterDeployPermission,
  multiclusterDeployReadPermission,
  multiclusterDeployExecutePermission,
  multiclusterApprovalDecidePermission,
];
