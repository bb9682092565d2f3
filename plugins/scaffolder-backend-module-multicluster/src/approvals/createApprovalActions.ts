import { AuthService } from '@backstage/backend-plugin-api';
import { ActionOptions } from '../request';
import { createApproveAction } from './createApproveAction';

/** What the actions of approvals need, beside what all do. */
export type ApprovalActionOptions = ActionOptions & {
  auth: Pick<AuthService, 'getOwnServiceCredentials'>;
  /** Between two looks at an approval. */
  intervalMs?: number;
};

export function createApprovalActions(options: ApprovalActionOptions) {
  return [createApproveAction(options)];
}
