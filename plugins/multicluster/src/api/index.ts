export { multiclusterApiRef } from './MulticlusterApi';
export type {
  MulticlusterApi,
  TopologyConnection,
  WatchTopologyOptions,
} from './MulticlusterApi';
export { MulticlusterClient } from './MulticlusterClient';
export type { ApprovalsApi } from './ApprovalsApi';
export type { Abortable, DeploymentsApi } from './DeploymentsApi';
export type { FailoverApi } from './FailoverApi';
export { backOffMs, pause } from './backOff';
export {
  documentVisibility,
  untilVisible,
  type PageVisibility,
} from './pageVisibility';
