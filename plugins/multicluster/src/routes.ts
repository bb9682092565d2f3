import {
  createExternalRouteRef,
  createRouteRef,
  createSubRouteRef,
} from '@backstage/core-plugin-api';

/**
 * The fleet page.
 *
 * @public
 */
export const rootRouteRef = createRouteRef({ id: 'multicluster' });

/**
 * The page of one cluster, below the fleet page.
 *
 * @public
 */
export const clusterRouteRef = createSubRouteRef({
  id: 'multicluster/cluster',
  parent: rootRouteRef,
  path: '/:name',
});

/**
 * The Topology tab of an entity page.
 *
 * @public
 */
export const entityTopologyRouteRef = createRouteRef({
  id: 'multicluster/entity-topology',
});

/**
 * The Deployments tab of an entity page.
 *
 * @public
 */
export const entityDeploymentsRouteRef = createRouteRef({
  id: 'multicluster/entity-deployments',
});

/**
 * The Failover tab of an entity page.
 *
 * @public
 */
export const entityFailoverRouteRef = createRouteRef({
  id: 'multicluster/entity-failover',
});

/**
 * The failovers of all services.
 *
 * @public
 */
export const failoversRouteRef = createRouteRef({
  id: 'multicluster/failovers',
});

/**
 * What waits for a decision, below the fleet page.
 *
 * @public
 */
export const approvalsRouteRef = createSubRouteRef({
  id: 'multicluster/approvals',
  parent: rootRouteRef,
  path: '/approvals',
});

/**
 * One approval.
 *
 * @public
 */
export const approvalRouteRef = createSubRouteRef({
  id: 'multicluster/approval',
  parent: rootRouteRef,
  path: '/approvals/:id',
});

/**
 * The scaffolder's list of templates; links to it are left out where there is none.
 *
 * @public
 */
export const templatesRouteRef = createExternalRouteRef({
  id: 'templates',
  optional: true,
  defaultTarget: 'scaffolder.root',
});

/**
 * The form of one template.
 *
 * @public
 */
export const templateRouteRef = createExternalRouteRef({
  id: 'template',
  params: ['namespace', 'templateName'],
  optional: true,
  defaultTarget: 'scaffolder.selectedTemplate',
});

/**
 * One run of a template.
 *
 * @public
 */
export const taskRouteRef = createExternalRouteRef({
  id: 'task',
  params: ['taskId'],
  optional: true,
  defaultTarget: 'scaffolder.ongoingTask',
});
