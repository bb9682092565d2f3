import { PendingAction } from '@multicluster/backstage-plugin-multicluster-common';
import { Age, StatusIcon } from '../../../shared';
import { useFailoverStyles } from '../useFailoverStyles';

/** What could not be written because its cluster did not answer; it is done when the cluster returns. */
export function PendingList(props: { pending: readonly PendingAction[] }) {
  const shared = useFailoverStyles();
  const open = props.pending.filter(({ doneAt }) => doneAt === undefined);
  if (!open.length) return null;
  return (
    <ul
      className={`${shared.list} ${shared.said}`}
      aria-label="Waits for a cluster to return"
    >
      {open.map(({ cluster, sentence, since }) => (
        <li key={`${cluster}/${sentence}`}>
          <StatusIcon status="pending" size={14} />
          <span>
            <b>{cluster}:</b> {sentence}
          </span>
          <span className={`${shared.end} ${shared.small} ${shared.quiet}`}>
            <Age at={since} prefix="for " suffix="" />
          </span>
        </li>
      ))}
    </ul>
  );
}
