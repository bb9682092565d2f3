import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { Skeleton, surfaceColors } from '../../shared';
import { geometry, laneOrder } from '../graph';
import { laneTitle } from '../words';

const useStyles = makeStyles(
  theme => {
    const surface = surfaceColors(theme);
    return {
      frame: {
        border: `1px solid ${surface.border}`,
        borderRadius: 4,
        background: surface.canvas,
        overflow: 'hidden',
      },
      lane: {
        display: 'flex',
        alignItems: 'center',
        borderTop: `1px solid ${theme.palette.divider}`,
        minHeight: 84,
      },
      label: {
        flex: 'none',
        width: geometry.laneLabel,
        padding: theme.spacing(0, 1.5),
        boxSizing: 'border-box',
        fontSize: 11,
        lineHeight: '14px',
        fontWeight: 600,
      },
      slot: {
        flex: 1,
        display: 'flex',
        justifyContent: 'center',
        alignSelf: 'stretch',
        alignItems: 'center',
        borderLeft: `1px solid ${theme.palette.divider}`,
      },
      head: { minHeight: geometry.columnHead, borderTop: 0 },
    };
  },
  { name: 'MulticlusterLoadingBoard' },
);

/** The real frame with empty places in it, and what is being waited for. */
export function LoadingBoard(props: {
  /** How many clusters are being asked, when that is known. */
  clusters?: number;
  name: string;
}) {
  const { clusters, name } = props;
  const classes = useStyles();
  const columns = Array.from({ length: Math.min(clusters ?? 3, 5) });
  const asking = clusters
    ? `Asking ${clusters} ${
        clusters === 1 ? 'cluster' : 'clusters'
      } for ${name}`
    : `Asking the clusters for ${name}`;
  return (
    <>
      <Typography variant="body2" role="status" gutterBottom>
        {asking}…
      </Typography>
      <div className={classes.frame} aria-hidden>
        <div className={`${classes.lane} ${classes.head}`}>
          <div className={classes.label} />
          {columns.map((_, i) => (
            <div key={i} className={classes.slot}>
              <Skeleton width="70%" height={32} />
            </div>
          ))}
        </div>
        {laneOrder.map(lane => (
          <div key={lane} className={classes.lane}>
            <div className={classes.label}>{laneTitle[lane]}</div>
            {columns.map((_, i) => (
              <div key={i} className={classes.slot}>
                <Skeleton width={211} height={lane === 'workload' ? 76 : 48} />
              </div>
            ))}
          </div>
        ))}
      </div>
    </>
  );
}
