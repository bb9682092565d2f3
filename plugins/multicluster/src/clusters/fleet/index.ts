export {
  bucketOf,
  bucketStatus,
  bucketWord,
  buckets,
  countBuckets,
} from './bucketOf';
export type { Bucket } from './bucketOf';
export { describeState } from './describeState';
export { crowdedPercent, findAttention } from './findAttention';
export type { Attention } from './findAttention';
export { groupClusters, selectClusters } from './selectClusters';
export type { FleetGroup, FleetGroupBy } from './selectClusters';
export { findOnlyHere } from './runsHere';
export { findVersionLags, shortVersion } from './versions';
export type { VersionLag } from './versions';
export { cores, gibibytes, percentOf, underTitle } from './words';
