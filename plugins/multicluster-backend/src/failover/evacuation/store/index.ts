export { DatabaseEvacuationStore } from './DatabaseEvacuationStore';
export { MemoryEvacuationStore } from './MemoryEvacuationStore';
