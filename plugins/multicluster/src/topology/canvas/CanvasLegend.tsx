import { makeStyles } from '@material-ui/core/styles';
import { StatusIcon, surfaceColors } from '../../shared';

const useStyles = makeStyles(
  theme => ({
    legend: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(0.5, 2),
      padding: theme.spacing(1, 1.5),
      borderTop: `1px solid ${theme.palette.divider}`,
      fontSize: 11,
      lineHeight: '16px',
      color: theme.palette.text.secondary,
    },
    item: { display: 'inline-flex', alignItems: 'center', gap: 4 },
    capsule: {
      display: 'inline-flex',
      borderRadius: 10,
      border: `1px solid ${surfaceColors(theme).border}`,
      '& > span': { padding: '0 8px' },
      '& > span + span': {
        borderLeft: `1px solid ${surfaceColors(theme).border}`,
      },
      '& > b': {
        padding: '0 8px',
        color: theme.palette.text.primary,
        borderLeft: `1px solid ${surfaceColors(theme).border}`,
      },
    },
    keys: { marginLeft: 'auto', gap: 12 },
    key: {
      fontFamily: 'inherit',
      fontSize: 11,
      padding: '0 5px',
      borderRadius: 3,
      border: `1px solid ${surfaceColors(theme).border}`,
      background: theme.palette.background.paper,
    },
  }),
  { name: 'MulticlusterCanvasLegend' },
);

/** What the signs on the canvas mean, and the keys that move on it. */
export function CanvasLegend(props: { shares: boolean; ghosts: boolean }) {
  const classes = useStyles();
  return (
    <div className={classes.legend}>
      {props.shares && (
        <>
          <span className={classes.capsule}>
            <span>desired</span>
            <span>declared</span>
            <b>observed</b>
          </span>
          <span className={classes.item}>
            <StatusIcon status="odd" size={13} /> apart by more than 5 points
          </span>
        </>
      )}
      {props.ghosts && (
        <span className={classes.item}>
          <StatusIcon status="stale" size={13} /> last known, not live
        </span>
      )}
      <span className={`${classes.item} ${classes.keys}`}>
        <span className={classes.item}>
          {['←', '↑', '→', '↓'].map(key => (
            <kbd key={key} className={classes.key}>
              {key}
            </kbd>
          ))}
          move
        </span>
        <span className={classes.item}>
          <kbd className={classes.key}>Enter</kbd> open
        </span>
        <span className={classes.item}>
          <kbd className={classes.key}>?</kbd> all keys
        </span>
      </span>
    </div>
  );
}
