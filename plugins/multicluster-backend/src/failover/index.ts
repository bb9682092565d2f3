export {
  composeFailover,
  createFailover,
  type Failover,
} from './createFailover';
export { Drills } from './drills';
export { EvacuationService, type EvacuationRights } from './evacuation';
export { FailoverService } from './FailoverService';
export {
  subjectOf,
  type FailoverPolicies,
  type FailoverSubject,
} from './policies';
