import { registerDeploy } from './deploy';
import { registerExplainFailover } from './explainFailover';
import { registerExplainTopology } from './explainTopology';
import { registerListApps } from './listApps';
import { registerListClusters } from './listClusters';
import { registerListDeployments } from './listDeployments';
import { registerListFailovers } from './listFailovers';
import { registerPlanFailover } from './planFailover';
import { registerRequestFailover } from './requestFailover';
import { registerRollBack } from './rollBack';
import { ActionOptions } from './types';
import { registerUndeploy } from './undeploy';

/** What agents and scaffolder templates may ask. What writes does so only when told to: without `execute` it says what it would do. */
export function registerActions(options: ActionOptions) {
  registerListClusters(options);
  registerExplainTopology(options);
  registerListApps(options);
  registerListDeployments(options);
  registerDeploy(options);
  registerUndeploy(options);
  registerRollBack(options);
  registerListFailovers(options);
  registerExplainFailover(options);
  registerPlanFailover(options);
  registerRequestFailover(options);
}
