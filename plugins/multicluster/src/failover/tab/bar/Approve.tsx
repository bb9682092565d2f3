import { useState } from 'react';
import {
  FailoverRun,
  RunCommand,
} from '@multicluster/backstage-plugin-multicluster-common';
import { ConfirmDialog, ReasonedButton } from '../../../shared';
import { Rights } from '../useRights';
import { useMyself } from './useMyself';

/** Approve and Decline, for others than who asked. Both are bound to the plan that is on the page. */
export function Approve(props: {
  run: FailoverRun;
  rights: Rights;
  ask(command: RunCommand): Promise<void>;
}) {
  const { run, rights, ask } = props;
  const myself = useMyself();
  const [opened, setOpened] = useState<'approve' | 'decline'>();
  const own =
    myself === run.createdBy
      ? 'Nobody approves what they asked for: it waits for a second person.'
      : undefined;
  const { hash } = run.plan;
  const action = opened === 'approve' ? 'Approve' : 'Decline';
  return (
    <>
      <ReasonedButton
        label="Approve…"
        primary
        reason={rights.approve ?? own}
        onClick={() => setOpened('approve')}
      />
      <ReasonedButton
        label="Decline…"
        reason={rights.approve}
        onClick={() => setOpened('decline')}
      />
      {opened && (
        <ConfirmDialog
          title={`${action} run #${run.number}?`}
          action={action}
          asksReason
          run={({ reason }) => ask({ type: opened, hash, comment: reason })}
          onClose={() => setOpened(undefined)}
        >
          This is for the plan <code>{hash.slice(0, 7)}</code>, as it is shown
          below. Why it was asked for: {run.reason}
        </ConfirmDialog>
      )}
    </>
  );
}
