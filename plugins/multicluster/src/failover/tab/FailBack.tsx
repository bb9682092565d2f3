import { FailoverView } from '@multicluster/backstage-plugin-multicluster-common';
import { useUrlState } from '../../routing';
import { Callout, listed, ReasonedButton } from '../../shared';
import { useFailoverStyles } from './useFailoverStyles';

/** That an earlier run's weights stand, and the way back to those from before it. */
export function FailBack(props: {
  failBack: NonNullable<FailoverView['failBack']>;
  readiness: FailoverView['readiness'];
}) {
  const { failBack, readiness } = props;
  const shared = useFailoverStyles();
  const url = useUrlState();
  const { runId, number, from, to } = failBack;
  const isPlanned = url.get('answers') === runId;
  const unready = to.filter(name => {
    const one = readiness.find(({ cluster }) => cluster === name);
    return one?.verdict !== 'ready' && one?.verdict !== 'limited';
  });
  return (
    <Callout tone="aborted">
      <div className={shared.row}>
        <span>
          <strong>Run #{number} stands:</strong> what it took from {listed(to)}{' '}
          is still with {listed(from)}.
          {unready.length > 0 && ` ${listed(unready)} cannot take it back yet.`}
        </span>
        <span className={shared.end}>
          <ReasonedButton
            label={isPlanned ? 'Plan something else' : 'Plan the fail back'}
            onClick={() =>
              url.set({
                ...{ from: undefined, to: undefined },
                answers: isPlanned ? undefined : runId,
              })
            }
          />
        </span>
      </div>
    </Callout>
  );
}
