import { useState } from 'react';
import {
  availableRunCommands,
  FailoverRun,
  RunCommand,
} from '@multicluster/backstage-plugin-multicluster-common';
import { ConfirmDialog, ReasonedButton } from '../../../shared';
import { describeWayBack } from '../../describeWayBack';
import { Rights } from '../useRights';

/** Pause, Abort and freeze, Roll back: always there, always in this order, greyed out with the reason where they cannot be. */
export function RunControls(props: {
  run: FailoverRun;
  rights: Rights;
  give(command: RunCommand): void;
  ask(command: RunCommand): Promise<void>;
}) {
  const { run, rights, give, ask } = props;
  const [asks, setAsks] = useState(false);
  const against = availableRunCommands(run);
  const held = !against.resume;
  const way = describeWayBack(run);
  return (
    <>
      {held ? (
        <ReasonedButton
          label="Resume"
          primary={run.state === 'holding'}
          reason={rights.execute}
          onClick={() => give({ type: 'resume' })}
        />
      ) : (
        <ReasonedButton
          label="Pause"
          reason={against.pause ?? rights.abort}
          onClick={() => give({ type: 'pause' })}
        />
      )}
      <ReasonedButton
        label="Abort and freeze"
        reason={against.abort ?? rights.abort}
        onClick={() => give({ type: 'abort' })}
      />
      <ReasonedButton
        label="Roll back"
        dangerous
        reason={against.rollBack ?? rights.execute}
        onClick={() => setAsks(true)}
      />
      {asks && (
        <ConfirmDialog
          title={`Roll back run #${run.number}?`}
          action="Roll back"
          run={() => ask({ type: 'rollBack' })}
          onClose={() => setAsks(false)}
        >
          It goes back step by step, under the same guards, and passes through
          these shares of the moved traffic: {way.join(' → ')}.
        </ConfirmDialog>
      )}
    </>
  );
}
