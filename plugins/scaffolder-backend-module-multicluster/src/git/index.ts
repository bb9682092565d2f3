export { pushFolder } from './pushFolder';
import { ScmIntegrations } from '@backstage/integration';
import { ActionOptions } from '../request';
import { createPushAction } from './createPushAction';
import { createWaitForSyncAction } from './createWaitForSyncAction';

export function createGitActions(
  options: ActionOptions & { integrations: ScmIntegrations },
) {
  return [createPushAction(options), createWaitForSyncAction(options)];
}
