export * from './types';
export {
  apiVersionOf,
  collectionPath,
  isSelected,
  KINDS,
  specOf,
  type KindSelection,
  type KindSpec,
} from './kinds';
export { MemoryResourceCache } from './MemoryResourceCache';
export { type RelistReason, type WatchMetrics } from './metrics';
export { describeError, describeStatus } from './sentences';
export { createSyncGate, type SyncGate } from './SyncGate';
export { DEFAULT_TIMING, type ReflectorTiming } from './timing';
export { trimResource } from './trim';
export { parseQuantity } from './trim/quantity';
export { watchCluster, type WatchClusterOptions } from './watchCluster';
