export { FailoverCard } from './card';
export { ClusterEvacuations, EvacuateButton } from './evacuation';
export { FailoversContent, FailoversPage } from './page';
export { ClusterPending } from './pending';
export { CurrentRunBar } from './runs';
export { FailoverContent } from './tab/FailoverContent';
