export * from './types';
export type { TopologyClusterFacts } from './Drawing';
export { entitySelector } from './selectEntity';
export {
  matchesSelector,
  parseLabelSelector,
  type LabelRequirements,
} from './labelSelector';
export { gatherResources } from './gatherResources';
export { buildTopology } from './buildTopology';
export { compareRow } from './compareRow';
export { findFindings } from './findFindings';
export { diffTopology } from './diffTopology';
export { applyPatch } from './applyPatch';
export { rollUpTopology } from './rollUpTopology';
export { isMissedElsewhere } from './rows';
