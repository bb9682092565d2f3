import { Approval } from '@multicluster/backstage-plugin-multicluster-common';
import { Status } from '../shared';

/** Those that wait, the one that expires first on top; then what is decided, newest first. */
export function sortApprovals(approvals: readonly Approval[]): {
  waiting: Approval[];
  decided: Approval[];
} {
  const waiting = approvals
    .filter(({ state }) => state === 'waiting')
    .sort((a, b) => a.expiresAt - b.expiresAt);
  const endOf = ({ decidedAt, expiresAt }: Approval) => decidedAt ?? expiresAt;
  const decided = approvals
    .filter(({ state }) => state !== 'waiting')
    .sort((a, b) => endOf(b) - endOf(a));
  return { waiting, decided };
}

/** The shape and the word of an approval's state. */
export function approvalStatus(state: Approval['state']): {
  status: Status;
  word: string;
} {
  switch (state) {
    case 'waiting':
      return { status: 'waiting', word: 'Waiting' };
    case 'approved':
      return { status: 'healthy', word: 'Approved' };
    case 'declined':
      return { status: 'unhealthy', word: 'Declined' };
    default:
      return { status: 'skipped', word: 'Expired' };
  }
}

/** Why the reader cannot decide it; undefined when they can. */
export function refuseDecision(approval: Approval): string | undefined {
  const { state, decidable, undecidableReason } = approval;
  if (state !== 'waiting') {
    return `It is ${approvalStatus(state).word.toLocaleLowerCase('en-US')}.`;
  }
  if (decidable === false) {
    return undecidableReason ?? 'You may not decide it.';
  }
  return undefined;
}
