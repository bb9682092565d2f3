import { named } from './named';
import { end, Progress } from './runProgress';
import { lock } from './startArrows';
import { RunCommand } from './runRecord';

/** Rule 21: an approval is that of somebody else, and of the plan that was looked at. */
export function decide(
  progress: Progress,
  by: string,
  command: Extract<RunCommand, { type: 'approve' | 'decline' }>,
): Progress {
  const { run, now } = progress;
  const { type: decision, hash, comment } = command;
  if (hash !== run.plan.hash) {
    throw named('InputError', 'This is not the plan that waits for approval.');
  }
  if (decision === 'approve' && by === run.createdBy) {
    throw named('NotAllowedError', 'Nobody approves what they asked for.');
  }
  const others = run.approvals.filter(one => one.by !== by);
  const approvals = [...others, { by, decision, hash, at: now, comment }];
  progress.set({ approvals });
  const said = comment ? `: ${comment}` : '.';
  if (decision === 'decline') {
    return end(progress.step('failed'), 'rejected', {
      type: 'declined',
      level: 'warning',
      by,
      message: `Declined${said}`,
    });
  }
  progress.say({
    type: 'approved',
    level: 'info',
    by,
    message: `Approved${said}`,
  });
  const count = approvals.filter(one => one.decision === 'approve').length;
  return count >= run.plan.policy.approvals
    ? lock(progress.step('completed'))
    : progress;
}
