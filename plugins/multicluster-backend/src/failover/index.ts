export {
  composeFailover,
  createFailover,
  type Failover,
} from './createFailover';
export { Drills } from './drills';
export { FailoverService } from './FailoverService';
export {
  subjectOf,
  type FailoverPolicies,
  type FailoverSubject,
} from './policies';
