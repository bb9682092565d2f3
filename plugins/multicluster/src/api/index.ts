export { multiclusterApiRef } from './MulticlusterApi';
export type {
  MulticlusterApi,
  TopologyConnection,
  WatchTopologyOptions,
} from './MulticlusterApi';
export { MulticlusterClient } from './MulticlusterClient';
