export { FailoverEvidence, type FailoverFacts } from './FailoverEvidence';
export { makePlan } from './makePlan';
export { readyEndpoints } from './readinessFacts';
