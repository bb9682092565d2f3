import { PendingAction } from '@multicluster/backstage-plugin-multicluster-common';
import { Age, StatusIcon } from '../../shared';
import { useFailoverStyles } from '../tab/useFailoverStyles';

const words = {
  done: 'done',
  void: 'no longer wanted',
  dismissed: 'dismissed',
};

/** What a run left to do, and what became of it. */
export function PendingLines(props: { pending: readonly PendingAction[] }) {
  const shared = useFailoverStyles();
  if (!props.pending.length) return null;
  return (
    <ul className={`${shared.list} ${shared.said}`} aria-label="Left to do">
      {props.pending.map(action => {
        const { cluster, sentence, since, doneAt, outcome, message } = action;
        return (
          <li key={`${cluster}/${action.traffic?.hop ?? sentence}`}>
            <StatusIcon
              status={outcome === 'done' ? 'healthy' : 'pending'}
              size={14}
            />
            <span>
              <b>{cluster}:</b> {sentence} {message}
            </span>
            <span className={`${shared.end} ${shared.small} ${shared.quiet}`}>
              {doneAt === undefined ? (
                <Age at={since} prefix="waits for " suffix="" />
              ) : (
                <>
                  {words[outcome ?? 'done']} <Age at={doneAt} />
                </>
              )}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
