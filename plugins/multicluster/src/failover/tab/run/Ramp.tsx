import { FailoverRun } from '@multicluster/backstage-plugin-multicluster-common';
import { formatMoment, useNow } from '../../../shared';
import { describeRamp } from '../../describeRamp';
import { useFailoverStyles } from '../useFailoverStyles';
import { barHeight, useRunStyles } from './useRunStyles';

/** The steps by which traffic moves, as bars: grey is done, blue soaks with its solid part elapsed, dashed comes next. */
export function Ramp(props: { run: FailoverRun }) {
  const classes = useRunStyles();
  const shared = useFailoverStyles();
  const now = useNow(1000);
  const bars = describeRamp(props.run, now);
  if (!bars.length) return null;
  return (
    <ol className={classes.ramp} aria-label="Ramp">
      {bars.map(({ id, share, state, elapsed, at }) => (
        <li key={id}>
          <b>{share} %</b>
          <div
            className={`${classes.bar} ${classes[state]}`}
            style={{ height: barHeight(share) }}
          >
            {elapsed !== undefined && (
              <div
                className={classes.elapsed}
                style={{ width: `${elapsed * 100}%` }}
              />
            )}
          </div>
          <div className={shared.quiet}>
            {state}
            {at !== undefined && ` ${formatMoment(at, now)}`}
          </div>
        </li>
      ))}
    </ol>
  );
}
