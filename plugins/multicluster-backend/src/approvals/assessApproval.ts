import {
  Approval,
  ApprovalState,
} from '@multicluster/backstage-plugin-multicluster-common';
import { ApprovalViewer, StoredApproval } from './types';

/** What it is at `now` (epoch milliseconds). */
export function approvalState(
  approval: StoredApproval,
  now: number,
): ApprovalState {
  return approval.state === 'waiting' && approval.expiresAt <= now
    ? 'expired'
    : approval.state;
}

/** Why that viewer may not decide it; undefined when they may. */
export function explainNotAllowed(
  approval: StoredApproval,
  viewer: ApprovalViewer,
  options: { allowOwn: boolean },
): string | undefined {
  if (!viewer.isPerson) return 'Only a person may decide.';
  if (!viewer.mayDecide) {
    return 'You may not decide approvals (multicluster.approval.decide).';
  }
  if (approval.requestedBy === viewer.ref && !options.allowOwn) {
    return 'You asked for it yourself: somebody else has to decide.';
  }
  return undefined;
}

/** Why nobody can decide it any more; undefined while it waits. */
export function explainDecided(
  approval: StoredApproval,
  now: number,
): string | undefined {
  const state = approvalState(approval, now);
  if (state === 'waiting') return undefined;
  return state === 'expired'
    ? 'It has expired. Ask again.'
    : `It was ${state} by ${approval.decidedBy} already.`;
}

/** As that viewer sees it at `now`. */
export function viewApproval(
  approval: StoredApproval,
  viewer: ApprovalViewer,
  options: { allowOwn: boolean; now: number },
): Approval {
  const undecidableReason =
    explainDecided(approval, options.now) ??
    explainNotAllowed(approval, viewer, options);
  return {
    ...approval,
    state: approvalState(approval, options.now),
    decidable: undecidableReason === undefined,
    ...(undecidableReason && { undecidableReason }),
  };
}
