/**
 * Where services run, over all clusters: the fleet page, the Topology tab and the card of entities.
 *
 * @packageDocumentation
 */
export { multiclusterPlugin as default } from './plugin';
export { multiclusterApiRef } from './api';
export type {
  Abortable,
  ApprovalsApi,
  DeploymentsApi,
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
  entityTopologyRouteRef,
  rootRouteRef,
} from './routes';
