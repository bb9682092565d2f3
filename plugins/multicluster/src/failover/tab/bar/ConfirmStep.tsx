import { useState } from 'react';
import {
  availableRunCommands,
  FailoverRun,
  RunCommand,
} from '@multicluster/backstage-plugin-multicluster-common';
import { ConfirmDialog, ReasonedButton } from '../../../shared';
import { Rights } from '../useRights';
import { commandWords } from './commandWords';

/** For the step that a person does by hand: that it is done, or why it is left out. */
export function ConfirmStep(props: {
  run: FailoverRun;
  rights: Rights;
  ask(command: RunCommand): Promise<void>;
}) {
  const { run, rights, ask } = props;
  const [opened, setOpened] = useState<'confirm' | 'skip'>();
  const against = availableRunCommands(run);
  const { id, instructions } = run.plan.steps[run.step];
  const { skip } = commandWords;
  const close = () => setOpened(undefined);
  return (
    <>
      <ReasonedButton
        label="Confirm step…"
        primary
        reason={against.confirmStep ?? rights.execute}
        onClick={() => setOpened('confirm')}
      />
      <ReasonedButton
        label={skip.label}
        reason={against.skip ?? rights[skip.right]}
        onClick={() => setOpened('skip')}
      />
      {opened === 'confirm' && (
        <ConfirmDialog
          title={`Is '${id}' of run #${run.number} done?`}
          action="Confirm step"
          asksReason
          run={({ reason }) =>
            ask({ type: 'confirmStep', step: id, comment: reason })
          }
          onClose={close}
        >
          The run goes on from here. What was to be done: {instructions}
        </ConfirmDialog>
      )}
      {opened === 'skip' && (
        <ConfirmDialog
          title={`${skip.title} run #${run.number}?`}
          action="Skip this step"
          needsReason
          run={({ reason }) => ask(skip.make!(reason!, run))}
          onClose={close}
        >
          Goes on without it. Who, and why, is recorded.
        </ConfirmDialog>
      )}
    </>
  );
}
