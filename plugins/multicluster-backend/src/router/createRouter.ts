import { addApprovalRoutes } from './approvalRoutes';
import { addAppRoutes } from './appRoutes';
import { addClusterRoutes } from './clusterRoutes';
import { createTypedRouter, MulticlusterRouter } from './createTypedRouter';
import { addDeploymentRoutes } from './deploymentRoutes';
import { addEvacuationRoutes } from './evacuationRoutes';
import { addFailoverRoutes } from './failoverRoutes';
import { addLogRoutes } from './logRoutes';
import { addResourceRoutes } from './resourceRoutes';
import { addTopologyRoutes } from './topologyRoutes';
import { RouterOptions } from './types';

/** All routes of the plugin: parse, authorize, call, answer. None of them passes a path on to a cluster. */
export function createRouter(options: RouterOptions): MulticlusterRouter {
  const router = createTypedRouter();
  addClusterRoutes(router, options);
  addTopologyRoutes(router, options);
  addResourceRoutes(router, options);
  addLogRoutes(router, options);
  addDeploymentRoutes(router, options);
  addAppRoutes(router, options);
  addApprovalRoutes(router, options);
  addFailoverRoutes(router, options);
  addEvacuationRoutes(router, options);
  return router;
}
