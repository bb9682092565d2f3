export {
  composeFailover,
  createFailover,
  type Failover,
} from './createFailover';
export { FailoverService } from './FailoverService';
export {
  subjectOf,
  type FailoverPolicies,
  type FailoverSubject,
} from './policies';
