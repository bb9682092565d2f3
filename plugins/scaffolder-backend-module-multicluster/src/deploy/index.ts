import { ActionOptions } from '../request';
import { createDeployAction } from './createDeployAction';
import { createSelectClustersAction } from './createSelectClustersAction';
import { createUndeployAction } from './createUndeployAction';

export { followDeployment } from './followDeployment';

export function createDeployActions(options: ActionOptions) {
  return [
    createSelectClustersAction(options),
    createDeployAction(options),
    createUndeployAction(options),
  ];
}
