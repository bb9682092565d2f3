export { createFleet, type CreateFleetOptions } from './createFleet';
export { createClusterDirectory, DirectoryClusterProvider } from './directory';
export { FleetService } from './FleetService';
export {
  createKubernetesAccessSlot,
  kubernetesAccessServiceRef,
  type KubernetesAccess,
  type KubernetesAccessSlot,
} from './kubernetes/kubernetesAccess';
export { kubernetesAccessModule } from './kubernetes/kubernetesAccessModule';
export type { Fleet, LentConnection, UserConnection } from './types';
