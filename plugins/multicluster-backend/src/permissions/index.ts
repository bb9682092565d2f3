export * from './AuthorizedFleet';
export * from './AuthorizedTopology';
export * from './ClusterAccess';
export * from './clusterRules';
export * from './EntityAccess';
export * from './registerPermissions';
