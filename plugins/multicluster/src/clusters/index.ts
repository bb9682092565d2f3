export { ClustersIcon } from './ClustersIcon';
export { ClustersRouter } from './ClustersRouter';
export { FleetPage } from './FleetPage';
