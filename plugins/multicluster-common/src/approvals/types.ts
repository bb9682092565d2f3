/** @public */
export type ApprovalState = 'waiting' | 'approved' | 'declined' | 'expired';

/**
 * Something that waits for a person before it goes on, as a plan of Terraform. The decision is bound to `hash`: another plan is
 * another approval.
 *
 * @public
 */
export type Approval = {
  id: string;
  /** One line, as `Create 1, change 0, destroy 0: cluster north`. */
  subject: string;
  /** Plain text to read before deciding; no secrets. */
  details: string;
  /** sha256 of what is approved. */
  hash: string;
  /** Whom it concerns, for links. */
  entityRef?: string;
  /** The scaffolder task that waits. */
  taskId?: string;
  /** Entity reference of a user. */
  requestedBy: string;
  /** Epoch milliseconds. */
  requestedAt: number;
  expiresAt: number;
  state: ApprovalState;
  decidedBy?: string;
  decidedAt?: number;
  comment?: string;
  /** Whether the caller may decide it, and why not. */
  decidable?: boolean;
  undecidableReason?: string;
};

/**
 * Body of `POST /approvals`. The same `requestId` again is the same approval.
 *
 * @public
 */
export type ApprovalRequest = {
  subject: string;
  details: string;
  hash: string;
  entityRef?: string;
  taskId?: string;
  /** Default 24 hours, at most 7 days. */
  expiresInSeconds?: number;
  requestId?: string;
};
