import { ActionOptions } from '../request';
import { createFailoverAction } from './createFailoverAction';

/** Actions that move traffic. */
export function createFailoverActions(options: ActionOptions) {
  return [createFailoverAction(options)];
}
