import { ActionOptions } from '../request';
import { createRenderAction } from './createRenderAction';

export { buildHubObjects } from './buildHubObjects';
export { hubFields } from './inputs';
export { renderForClusters } from './renderForClusters';
export { writeObjects } from './writeFiles';

export function createGitopsActions(options: ActionOptions) {
  return [createRenderAction(options)];
}
