export { ClustersIcon } from './ClustersIcon';
export { ClustersRouter } from './ClustersRouter';
export { FleetPage } from './FleetPage';
export { useClusters } from './useClusters';
export { describeState } from './fleet';
