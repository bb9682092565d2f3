import { ReactNode, useState } from 'react';
import {
  PendingAction,
  RunPendingAction,
} from '@multicluster/backstage-plugin-multicluster-common';
import { Age, ReasonedButton, StatusIcon } from '../../shared';
import { useFailoverStyles } from '../tab/useFailoverStyles';
import { DismissDialog } from './DismissDialog';

function keyOf({ cluster, traffic, step }: PendingAction): string {
  return `${cluster}/${traffic?.hop ?? step}`;
}

/** What could not be written because its cluster did not answer; it is done when the cluster returns, unless a person says otherwise. */
export function PendingList(props: {
  actions: readonly RunPendingAction[];
  /** Why the reader may not dismiss any. */
  refusal?: string;
  /** Beside each, as of whom it is. */
  about?(action: RunPendingAction): ReactNode;
  onDone(): void;
}) {
  const { actions, refusal, about, onDone } = props;
  const shared = useFailoverStyles();
  const [opened, setOpened] = useState<RunPendingAction>();
  if (!actions.length) return null;
  return (
    <>
      <ul
        className={`${shared.list} ${shared.said}`}
        aria-label="Waits for a cluster to return"
      >
        {actions.map(action => (
          <li key={`${action.runId}/${keyOf(action)}`}>
            <StatusIcon
              status={action.message ? 'degraded' : 'pending'}
              size={14}
            />
            <span>
              <b>{action.cluster}:</b> {action.sentence} {about?.(action)}
              {action.message && (
                <span className={shared.small}> {action.message}</span>
              )}
            </span>
            <span className={`${shared.end} ${shared.small} ${shared.quiet}`}>
              <Age at={action.since} prefix="for " suffix="" />
            </span>
            {(action.traffic || action.step) && (
              <ReasonedButton
                label={action.step ? 'Done…' : 'Dismiss…'}
                reason={refusal}
                onClick={() => setOpened(action)}
              />
            )}
          </li>
        ))}
      </ul>
      {opened && (
        <DismissDialog
          action={opened}
          onDone={onDone}
          onClose={() => setOpened(undefined)}
        />
      )}
    </>
  );
}
