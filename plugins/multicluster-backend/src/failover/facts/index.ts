export { FailoverEvidence, type FailoverFacts } from './FailoverEvidence';
export { makePlan } from './makePlan';
export { readyEndpoints, seenByCluster } from './readinessFacts';
export { type ClusterPart, type KnownTraffic } from './gatherFacts';
