import {
  Approval,
  ApprovalState,
} from '@multicluster/backstage-plugin-multicluster-common';

/** As it is kept: whether it has expired depends on when one asks. */
export type StoredApproval = Omit<
  Approval,
  'state' | 'decidable' | 'undecidableReason'
> & { state: Exclude<ApprovalState, 'expired'> };

export type StoredDecision = {
  state: 'approved' | 'declined';
  decidedBy: string;
  /** Epoch milliseconds. */
  decidedAt: number;
  comment?: string;
};

/** What was asked of people, and what they said. Nothing is ever changed but by the one decision. */
export interface ApprovalStore {
  /** Keeps it. The same `requestId` of the same requester again gives back the first. */
  create(options: {
    approval: StoredApproval;
    requestId?: string;
  }): Promise<{ approval: StoredApproval; created: boolean }>;
  get(options: { id: string }): Promise<StoredApproval | undefined>;
  /** Newest first; only what that one requested, when said. */
  list(options: {
    requestedBy?: string;
    limit: number;
  }): Promise<StoredApproval[]>;
  /** Answers `late` and changes nothing when it is decided already, or has expired at `decidedAt`. Of two at once, one wins. */
  decide(options: {
    id: string;
    decision: StoredDecision;
  }): Promise<'decided' | 'late'>;
}

/** Who looks at approvals. */
export type ApprovalViewer = {
  /** Entity reference of a user, or `service:…`. */
  ref: string;
  /** A plugin or a token of a machine is none, and decides nothing. */
  isPerson: boolean;
  /** Has `multicluster.approval.decide`. */
  mayDecide: boolean;
};
