export {
  appFields,
  contentFields,
  rolloutFields,
  targetFields,
  type AppInput,
  type ContentInput,
  type RolloutInput,
  type Zod,
} from './inputs';
export { readSelector, readTargets } from './buildRequest';
export { chooseClusters } from './checkEnvironment';
export { folderAt, packFolder } from './packFolder';
export { PATIENCE, persist, type Patience } from './persist';
export { prepareRequest } from './prepareRequest';
export { requestIdOf } from './requestIdOf';
export type { ActionOptions, StepContext } from './types';
