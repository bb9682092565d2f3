import { useState } from 'react';
import { FailoverRun } from '@multicluster/backstage-plugin-multicluster-common';
import { ConfirmDialog, ReasonedButton } from '../../../shared';
import { Rights } from '../useRights';
import { commandWords } from './commandWords';
import { useRunCommand } from './useRunCommand';

/** Makes an emergency of the planned run that is under way. */
export function EscalateButton(props: {
  run: FailoverRun;
  rights: Rights;
  onDone(run: FailoverRun): void;
}) {
  const { run, rights, onDone } = props;
  const [asks, setAsks] = useState(false);
  const { ask } = useRunCommand(run, onDone);
  const { label, title, right, make } = commandWords.escalate;
  return (
    <>
      <ReasonedButton
        label={label}
        dangerous
        reason={rights[right]}
        onClick={() => setAsks(true)}
      />
      {asks && (
        <ConfirmDialog
          title={`${title}, run #${run.number}?`}
          needsReason
          action={title}
          run={({ reason }) => ask(make!(reason!, run))}
          onClose={() => setAsks(false)}
        >
          The steps in between are left out: the next write is the last one. No
          approval is waited for, and fewer guards hold. Steps by hand still are
          confirmed.
        </ConfirmDialog>
      )}
    </>
  );
}
