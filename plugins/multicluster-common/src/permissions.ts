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

/**
 * To see how the traffic of an entity is divided, what a failover would do, and what runs did.
 *
 * @public
 */
export const multiclusterFailoverPlanPermission = createPermission({
  name: 'multicluster.failover.plan',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_CATALOG_ENTITY,
});

/**
 * To start a run that moves the traffic of an entity, and to command it: pause, resume, skip, roll back, commit, renew, escalate.
 *
 * @public
 */
export const multiclusterFailoverExecutePermission = createPermission({
  name: 'multicluster.failover.execute',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_CATALOG_ENTITY,
});

/**
 * To approve or decline a planned run. Nobody approves what they asked for themselves.
 *
 * @public
 */
export const multiclusterFailoverApprovePermission = createPermission({
  name: 'multicluster.failover.approve',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_CATALOG_ENTITY,
});

/**
 * To pause or abort a run of an entity, also without the right to start one.
 *
 * @public
 */
export const multiclusterFailoverAbortPermission = createPermission({
  name: 'multicluster.failover.abort',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_CATALOG_ENTITY,
});

/**
 * To set safety rules aside, with a reason, for 15 minutes.
 *
 * @public
 */
export const multiclusterFailoverOverridePermission = createPermission({
  name: 'multicluster.failover.override',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_CATALOG_ENTITY,
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
  multiclusterFailoverPlanPermission,
  multiclusterFailoverExecutePermission,
  multiclusterFailoverApprovePermission,
  multiclusterFailoverAbortPermission,
  multiclusterFailoverOverridePermission,
];
