import {
  FailoverRun,
  ruleHolding,
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
      ...{ type: 'override', rules: [ruleHolding(run)!], reason },
    }),
  },
  escalate: {
    ...plain('Switch to emergency…', 'execute'),
    title: 'Switch to emergency',
    make: reason => ({ type: 'escalate', reason }),
  },
};
