export { EvacuateButton } from './EvacuateButton';
export { ClusterEvacuations, EvacuationsPanel } from './EvacuationsPanel';
