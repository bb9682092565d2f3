import { useTheme } from '@material-ui/core/styles';
import { FailoverRun } from '@multicluster/backstage-plugin-multicluster-common';
import { Age, counted, StatusIcon } from '../../../shared';
import { latestReadings } from '../../latestReadings';
import { factStatus, factWord } from '../../verdictStatus';
import { useFailoverStyles } from '../useFailoverStyles';
import { useRunStyles } from './useRunStyles';

/** What the guards read last. Too few samples is a question mark: the ramp then holds rather than goes on. */
export function Readings(props: { run: FailoverRun }) {
  const classes = useRunStyles();
  const shared = useFailoverStyles();
  const ground = useTheme().palette.background.paper;
  const readings = latestReadings(props.run);
  if (!readings.length) return null;
  return (
    <ul className={classes.readings} aria-label="Guards now">
      {readings.map(({ label, limit, reading }) => (
        <li key={`${reading.guard}/${reading.cluster}`}>
          <StatusIcon
            status={factStatus[reading.verdict]}
            ground={ground}
            label={factWord[reading.verdict]}
          />
          <span>
            <b>
              {label} on {reading.cluster}
            </b>
            <div className={`${shared.small} ${shared.quiet}`}>
              {limit !== undefined && `limit ${limit} · `}
              {counted(reading.samples, 'sample')} · <Age at={reading.at} />
              {reading.message && ` · ${reading.message}`}
            </div>
          </span>
          <b className={shared.end}>
            {reading.value === undefined
              ? '?'
              : Math.round(reading.value * 100) / 100}
          </b>
        </li>
      ))}
    </ul>
  );
}
