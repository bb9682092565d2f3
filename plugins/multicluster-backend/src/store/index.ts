export { DatabaseResourceStore } from './DatabaseResourceStore';
export { MemoryResourceStore } from './MemoryResourceStore';
export { openDatabase } from './openDatabase';
export { ResourceStoreWriter } from './ResourceStoreWriter';
export type { ResourceStore, StoredCluster, StoreWrite } from './types';
