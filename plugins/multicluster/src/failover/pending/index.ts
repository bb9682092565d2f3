export { ClusterPending } from './ClusterPending';
export { PendingLines } from './PendingLines';
export { PendingList } from './PendingList';
