import { makeStyles } from '@material-ui/core/styles';
import { TopologyConnection } from '../../api/MulticlusterApi';
import {
  Age,
  formatMoment,
  surfaceColors,
  toneColors,
  useNow,
} from '../../shared';

const useStyles = makeStyles(
  theme => {
    const tones = toneColors(theme);
    return {
      state: {
        display: 'inline-flex',
        alignItems: 'center',
        gap: 6,
        fontSize: 12,
        lineHeight: '24px',
        color: surfaceColors(theme).quiet,
        whiteSpace: 'nowrap',
      },
      dot: { width: 8, height: 8, borderRadius: 4 },
      live: { background: tones.ok.main },
      away: {
        border: `1.5px solid ${tones.aborted.main}`,
        width: 6,
        height: 6,
      },
    };
  },
  { name: 'MulticlusterConnectionState' },
);

/** How current the page is, and since when it is not. */
export function ConnectionState(props: {
  connection: TopologyConnection;
  /** Epoch milliseconds of this browser. */
  updatedAt?: number;
}) {
  const { connection, updatedAt } = props;
  const classes = useStyles();
  const now = useNow(10_000);
  if (connection.state === 'live') {
    return (
      <span className={classes.state} data-connection="live">
        <span className={`${classes.dot} ${classes.live}`} />
        Live{updatedAt !== undefined && ', changed '}
        {updatedAt !== undefined && <Age at={updatedAt} />}
      </span>
    );
  }
  const words =
    connection.state === 'polling'
      ? `Not live since ${formatMoment(connection.since, now)}, reconnecting`
      : 'Connecting';
  return (
    <span
      className={classes.state}
      role="status"
      data-connection={connection.state}
      title={
        connection.state === 'polling' ? connection.error.message : undefined
      }
    >
      <span className={`${classes.dot} ${classes.away}`} />
      {words}
    </span>
  );
}
