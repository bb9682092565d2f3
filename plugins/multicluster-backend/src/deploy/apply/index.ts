export { applyObjects } from './applyObjects';
export { checkObjects } from './checkObjects';
export { checkRemoval } from './checkRemoval';
export { findLive, type LiveObject } from './findLive';
export { collectionOf, discoverKinds } from './kinds';
export { normalizeObject } from './normalizeObject';
export { observeObjects } from './observeObjects';
export { asReleased } from './ownership';
export { keyOf } from './refs';
export { refsOf } from './refsOf';
export { refuseOwned } from './refuse';
export { listObjects } from './requests';
export {
  observeRemoval,
  removeObjects,
  type RemoveOptions,
} from './removeObjects';
export {
  fieldManagerOf,
  HELM_MANAGER,
  type Access,
  type AppliedObjects,
  type ApplyOptions,
  type CheckedObjects,
} from './types';
