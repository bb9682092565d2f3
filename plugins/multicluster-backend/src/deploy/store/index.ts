export { DatabaseBundleStore } from './DatabaseBundleStore';
export { DatabaseDeploymentStore } from './DatabaseDeploymentStore';
export { MemoryBundleStore } from './MemoryBundleStore';
export { MemoryDeploymentStore } from './MemoryDeploymentStore';
