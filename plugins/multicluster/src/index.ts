/**
 * Where services run, over all clusters, and how they get there: the fleet page, the Topology and Deployments tabs and the card of
 * entities, the form fields of templates, and approvals.
 *
 * @packageDocumentation
 */
export { multiclusterPlugin as default } from './plugin';
export { multiclusterApiRef } from './api';
export type {
  Abortable,
  ApprovalsApi,
  DeploymentsApi,
  FailoverApi,
  MulticlusterApi,
  TopologyConnection,
  WatchTopologyOptions,
} from './api';
export { isMulticlusterAvailable } from './overview';
export {
  approvalRouteRef,
  approvalsRouteRef,
  clusterRouteRef,
  entityDeploymentsRouteRef,
  entityFailoverRouteRef,
  entityTopologyRouteRef,
  rootRouteRef,
} from './routes';
