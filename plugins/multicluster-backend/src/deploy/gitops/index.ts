export { readSyncStates } from './readSyncStates';
export { type ClusterOf } from './types';
