export { askAddress, type ProbeTarget } from './askAddress';
export { PortalProbes, type ProbeResult } from './PortalProbes';
export { probeTargets } from './probeTargets';
export { askThroughApiServer } from './askThroughApiServer';
