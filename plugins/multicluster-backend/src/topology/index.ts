export { TopologyService } from './TopologyService';
export type { TopologyFleet } from './TopologyService';
export { streamTopology } from './streamTopology';
export { hideClusters } from './hideClusters';
export type { TopologyMetrics, TopologyView, ViewOptions } from './types';
