import { ActionOptions } from '../request';
import { createDrainClusterAction } from './createDrainClusterAction';
import { createRegisterClusterAction } from './createRegisterClusterAction';
import { createUnregisterClusterAction } from './createUnregisterClusterAction';

/** The actions that add clusters to the fleet and take them away. */
export function createClusterActions(options: ActionOptions) {
  return [
    createDrainClusterAction(options),
    createRegisterClusterAction(options),
    createUnregisterClusterAction(options),
  ];
}
