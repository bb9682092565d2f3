import { makeStyles } from '@material-ui/core/styles';
import { failingStripes, surfaceColors, toneColors } from '../../shared';
import { crowdedPercent, percentOf } from '../fleet';

const useStyles = makeStyles(
  theme => {
    const surface = surfaceColors(theme);
    const tones = toneColors(theme);
    return {
      root: {
        display: 'grid',
        gridTemplateColumns: '28px minmax(36px, 1fr) 34px',
        alignItems: 'center',
        columnGap: theme.spacing(0.5),
        fontSize: 11,
        lineHeight: '15px',
        minWidth: 112,
      },
      bare: { gridTemplateColumns: '1fr 40px', marginTop: 8 },
      what: { color: theme.palette.text.secondary },
      track: {
        height: 6,
        borderRadius: 3,
        background: theme.palette.divider,
        overflow: 'hidden',
      },
      fill: { height: '100%', background: surface.primary, opacity: 0.7 },
      crowded: { background: tones.warning.main, opacity: 1 },
      old: { background: tones.aborted.main, opacity: 0.8 },
      unknown: {
        background: failingStripes(tones.aborted.main, 'transparent'),
        opacity: 0.6,
      },
      percent: { textAlign: 'right' },
    };
  },
  { name: 'MulticlusterCapacityBar' },
);

/** Requested of allocatable. Orange is for live facts alone; `?` for what cannot be known now. */
export function CapacityBar(props: {
  /** Short word before the bar; none when the name stands elsewhere. */
  what?: string;
  name: string;
  share?: { requested: number; allocatable: number };
  /** `known` while live, `old` for last known, `unknown` when even that says nothing. */
  certainty: 'known' | 'old' | 'unknown';
}) {
  const classes = useStyles();
  const { what, name, share, certainty } = props;
  const look = `${classes.root} ${what ? '' : classes.bare}`;
  const percent =
    share && certainty !== 'unknown' ? percentOf(share) : undefined;
  if (percent === undefined) {
    return (
      <div className={look}>
        {what && <span className={classes.what}>{what}</span>}
        <span className={`${classes.track} ${classes.unknown}`} />
        <span className={classes.percent}>
          <span aria-hidden>?</span>
          <span style={{ position: 'absolute', clip: 'rect(0 0 0 0)' }}>
            {name} not known
          </span>
        </span>
      </div>
    );
  }
  const crowded = certainty === 'known' && percent >= crowdedPercent;
  const fill = [
    classes.fill,
    certainty === 'old' && classes.old,
    crowded && classes.crowded,
  ];
  return (
    <div className={look}>
      {what && <span className={classes.what}>{what}</span>}
      <div
        className={classes.track}
        role="meter"
        aria-label={`${name} requested of allocatable`}
        aria-valuenow={percent}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuetext={`${percent} %${
          certainty === 'old' ? ', last known' : ''
        }`}
      >
        <div
          className={fill.filter(Boolean).join(' ')}
          style={{ width: `${Math.min(100, percent)}%` }}
        />
      </div>
      <span className={classes.percent} aria-hidden>
        {percent} %
      </span>
    </div>
  );
}

/** How far the capacity of a cluster in this state can be trusted. */
export function certaintyOf(state: string): 'known' | 'old' | 'unknown' {
  if (state === 'live') {
    return 'known';
  }
  return state === 'stale' || state === 'connecting' ? 'old' : 'unknown';
}
