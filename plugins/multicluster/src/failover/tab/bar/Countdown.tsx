import { makeStyles } from '@material-ui/core/styles';
import {
  FailoverRun,
  hasEnded,
} from '@multicluster/backstage-plugin-multicluster-common';
import {
  surfaceColors,
  toneColors,
  useNow,
  visuallyHidden,
} from '../../../shared';
import { afterSoak, clockWord, countdownWord, durationWord } from '../../words';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'auto 108px',
      alignItems: 'center',
      columnGap: theme.spacing(1),
      textAlign: 'right',
      fontSize: 12,
      lineHeight: '16px',
    },
    left: {
      fontSize: 18,
      lineHeight: '22px',
      fontWeight: 700,
      fontVariantNumeric: 'tabular-nums',
    },
    bar: {
      gridColumn: 2,
      gridRow: '1 / span 2',
      height: 6,
      borderRadius: 3,
      background: surfaceColors(theme).border,
      overflow: 'hidden',
      '& > div': { height: '100%', background: toneColors(theme).running.main },
    },
  }),
  { name: 'MulticlusterCountdown' },
);

const labels: Partial<Record<FailoverRun['state'], string>> = {
  soaking: 'soak',
  verifying: 'verify',
  awaitingApproval: 'for approval',
  awaitingConfirmation: 'for the step by hand',
  calling: 'for the webhook',
  serving: 'until it is asked again',
};

/** Time left of what the run waits for, with what follows. It is read out at 60, 30 and 10 seconds only. */
export function Countdown(props: { run: FailoverRun }) {
  const { run } = props;
  const classes = useStyles();
  const now = useNow(1000);
  const label = labels[run.state];
  if (run.until === undefined || !label || hasEnded(run)) return null;
  const left = Math.max(0, (run.until - now) / 1000);
  const whole = Math.max(1, (run.until - run.since) / 1000);
  const then = afterSoak(run);
  return (
    <div
      className={classes.root}
      role="timer"
      aria-label={`Time left, ${label}`}
    >
      <span>{then ? `${label}, ${then}` : label}</span>
      <span className={classes.left}>
        {left < 3600 ? clockWord(left) : durationWord(left)}
      </span>
      <div className={classes.bar} aria-hidden>
        <div style={{ width: `${100 - (left / whole) * 100}%` }} />
      </div>
      <span style={visuallyHidden} role="status">
        {run.state === 'soaking' && countdownWord(left)}
      </span>
    </div>
  );
}
