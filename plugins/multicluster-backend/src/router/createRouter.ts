import { addClusterRoutes } from './clusterRoutes';
import { createTypedRouter, MulticlusterRouter } from './createTypedRouter';
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
  return router;
}
