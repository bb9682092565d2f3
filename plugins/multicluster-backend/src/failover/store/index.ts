export * from './DatabaseFailoverStore';
export * from './DatabaseRunLocksStore';
export * from './MemoryFailoverStore';
export * from './MemoryRunLocks';
export * from './DatabaseProbeStore';
export * from './MemoryProbeStore';
