export {
  EvacuationService,
  type EvacuationServiceOptions,
} from './EvacuationService';
export { EvacuationWorker } from './EvacuationWorker';
export { DatabaseEvacuationStore, MemoryEvacuationStore } from './store';
export { type EvacuationRights, type EvacuationStore } from './types';
