export * from './clusterSelector';
export * from './mergeValues';
export * from './resolveValues';
export * from './rollout';
export * from './selectClusters';
export * from './setValueAt';
export * from './types';
export * from './valuePath';
