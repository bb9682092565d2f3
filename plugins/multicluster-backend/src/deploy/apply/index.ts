export { applyObjects } from './applyObjects';
export { checkObjects } from './checkObjects';
export { findLive, type LiveObject } from './findLive';
export { observeObjects } from './observeObjects';
export { asReleased } from './ownership';
export {
  observeRemoval,
  removeObjects,
  type RemoveOptions,
} from './removeObjects';
export {
  fieldManagerOf,
  HELM_MANAGER,
  type AppliedObjects,
  type ApplyOptions,
  type CheckedObjects,
} from './types';
