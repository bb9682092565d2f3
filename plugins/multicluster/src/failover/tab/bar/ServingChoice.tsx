import {
  availableRunCommands,
  FailoverRun,
  RunCommand,
} from '@multicluster/backstage-plugin-multicluster-common';
import { ReasonedButton } from '../../../shared';
import { Rights } from '../useRights';

/** The targets serve: keep it for good, or for longer. */
export function ServingChoice(props: {
  run: FailoverRun;
  rights: Rights;
  give(command: RunCommand): void;
}) {
  const { run, rights, give } = props;
  const against = availableRunCommands(run);
  return (
    <>
      <ReasonedButton
        label="Commit"
        primary
        reason={against.commit ?? rights.execute}
        onClick={() => give({ type: 'commit' })}
      />
      {run.until !== undefined && (
        <ReasonedButton
          label="Renew"
          reason={against.renew ?? rights.execute}
          onClick={() => give({ type: 'renew' })}
        />
      )}
    </>
  );
}
