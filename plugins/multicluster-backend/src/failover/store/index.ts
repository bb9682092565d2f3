export * from './DatabaseDrillStore';
export * from './DatabaseFailoverStore';
export * from './DatabaseRunLocksStore';
export * from './MemoryDrillStore';
export * from './MemoryFailoverStore';
export * from './MemoryRunLocks';
export * from './DatabaseProbeStore';
export * from './MemoryProbeStore';
export { limitOf } from './limits';
