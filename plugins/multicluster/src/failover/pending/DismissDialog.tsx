import { useApi } from '@backstage/core-plugin-api';
import { RunPendingAction } from '@multicluster/backstage-plugin-multicluster-common';
import { multiclusterApiRef } from '../../api';
import { ConfirmDialog } from '../../shared';

/** Takes an action that waits off the list, with a reason: then it is not done when the cluster returns. */
export function DismissDialog(props: {
  action: RunPendingAction;
  onDone(): void;
  onClose(): void;
}) {
  const { action, onDone, onClose } = props;
  const { cluster, sentence, number, runId, traffic, step } = action;
  const api = useApi(multiclusterApiRef);
  return (
    <ConfirmDialog
      title={step ? `Is it done on ${cluster}?` : `Leave ${cluster} as it is?`}
      action={step ? 'It is done' : 'Dismiss'}
      needsReason
      onClose={onClose}
      run={async ({ reason = '' }) => {
        const hop = traffic?.hop ?? step!;
        await api.commandRun({
          id: runId,
          command: { type: 'dismissPending', cluster, hop, reason },
        });
        onDone();
      }}
    >
      {step ? (
        <>
          Run #{number} has left this to a person: “{sentence}” Until it is
          done, {cluster} may hold writes that nobody else has.
        </>
      ) : (
        <>
          Run #{number} would do this when {cluster} answers again: “{sentence}”
          If it is dismissed, {cluster} may take part in traffic by weights that
          no longer hold.
        </>
      )}
    </ConfirmDialog>
  );
}
