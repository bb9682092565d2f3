import {
  Approval,
  ApprovalDecision,
  ApprovalList,
} from '@multicluster/backstage-plugin-multicluster-common';
import { Abortable } from './DeploymentsApi';

/**
 * What waits for a person.
 *
 * @public
 */
export interface ApprovalsApi {
  /** Newest first; of all states when none is named. */
  listApprovals(
    query?: { state?: Approval['state'] } & Abortable,
  ): Promise<ApprovalList>;
  getApproval(options: { id: string } & Abortable): Promise<Approval>;
  /** `hash` is of what was read: when it is another by now, the backend refuses. */
  decideApproval(
    options: { id: string } & ApprovalDecision & Abortable,
  ): Promise<Approval>;
}
