export * from './assessCluster';
export * from './measureCapacity';
export * from './placeCluster';
export * from './rankClusters';
export * from './summarizeCluster';
export * from './types';
