import { ActionOptions } from '../request';
import { createPipelineAction } from './createPipelineAction';

export { buildJenkinsfile } from './buildJenkinsfile';
export { buildWorkflow } from './buildWorkflow';
export { keyOf } from './escape';
export type { Pipeline } from './types';

/** The action that writes pipelines for other systems. */
export function createPipelineActions(options: ActionOptions) {
  return [createPipelineAction(options)];
}
