import {
  FailoverRun,
  RunCommand,
} from '@multicluster/backstage-plugin-multicluster-common';
import { Rights } from '../useRights';

/** What is said to a run as a whole. A step is confirmed by `ConfirmStep`. */
export type CommandName = Exclude<
  RunCommand['type'],
  'dismissPending' | 'confirmStep'
>;

type Words = {
  label: string;
  title: string;
  /** On the button that gives it; the title when absent. */
  action?: string;
  right: keyof Rights;
  /** Of those that need a reason: the command with it. The others are given at once. */
  make?(reason: string, run: FailoverRun): RunCommand;
};

/** The rule that a run is held by: the source proven fit before traffic goes back to it, or the old writer stopped before another takes over. */
function heldBy({ resumeTo }: FailoverRun): number {
  return resumeTo === 'fencing' ? 8 : 7;
}

const plain = (label: string, right: keyof Rights): Words => ({
  label,
  title: label,
  right,
});

/** How commands are called, and who may give them. */
export const commandWords: Record<CommandName, Words> = {
  pause: plain('Pause', 'abort'),
  resume: plain('Resume', 'execute'),
  abort: plain('Abort and freeze', 'abort'),
  rollBack: plain('Roll back', 'execute'),
  commit: plain('Commit', 'execute'),
  renew: plain('Renew', 'execute'),
  approve: plain('Approve', 'approve'),
  decline: plain('Decline', 'approve'),
  skip: {
    ...plain('Skip…', 'override'),
    title: 'Skip this step of',
    action: 'Skip it',
    make: reason => ({ type: 'skip', reason }),
  },
  override: {
    ...plain('Go on all the same…', 'override'),
    title: 'Set the rule aside for',
    action: 'Set it aside',
    make: (reason, run) => ({
      ...{ type: 'override', rules: [heldBy(run)], reason },
    }),
  },
  escalate: {
    ...plain('Switch to emergency…', 'execute'),
    title: 'Switch to emergency',
    make: reason => ({ type: 'escalate', reason }),
  },
};
