import { makeStyles, useTheme } from '@material-ui/core/styles';
import { ClusterSummary } from '@multicluster/backstage-plugin-multicluster-common';
import { StatusIcon, toneColors } from '../shared';
import { shortVersion, VersionLag } from './fleet';

const useStyles = makeStyles(
  theme => ({
    dim: { color: theme.palette.text.secondary },
    short: { color: toneColors(theme).warning.text, fontWeight: 700 },
    version: {
      display: 'inline-flex',
      alignItems: 'center',
      gap: theme.spacing(0.5),
    },
  }),
  { name: 'MulticlusterFigures' },
);

type Props = { cluster: ClusterSummary };

/** "1.36", marked when it lags; a dash when it was never read. */
export function VersionWord(props: Props & { lag?: VersionLag }) {
  const classes = useStyles();
  const ground = useTheme().palette.background.paper;
  const { cluster, lag } = props;
  if (!cluster.version) {
    return (
      <span className={classes.dim} title="Never read">
        –
      </span>
    );
  }
  return (
    <span className={classes.version} title={cluster.version}>
      {shortVersion(cluster.version)}
      {lag && (
        <StatusIcon
          status="odd"
          size={14}
          ground={ground}
          label={`${lag.behind} versions behind ${lag.newest}`}
        />
      )}
    </span>
  );
}

/** Ready of all. Whether a node is ready cannot be known while the cluster is away, so it says `?` then. */
export function NodesFigure({ cluster }: Props) {
  const classes = useStyles();
  const { nodes, state } = cluster;
  if (!nodes) {
    return <span className={classes.dim}>?</span>;
  }
  const missing = state === 'live' && nodes.ready < nodes.total;
  return (
    <span style={{ whiteSpace: 'nowrap' }}>
      <span className={missing ? classes.short : undefined}>
        {state === 'live' ? nodes.ready : '?'}
      </span>
      <span className={classes.dim}> / {nodes.total}</span>
    </span>
  );
}

/** All pods; grey when last known. */
export function PodsFigure({ cluster }: Props) {
  const classes = useStyles();
  const { pods, state } = cluster;
  if (!pods) {
    return <span className={classes.dim}>?</span>;
  }
  return (
    <span
      className={state === 'live' ? undefined : classes.dim}
      title={`${pods.running} running, ${pods.failing} failing${
        state === 'live' ? '' : '; last known'
      }`}
    >
      {pods.total}
    </span>
  );
}

/** Round trip to the API server; a dash when not measured. */
export function LatencyFigure({ cluster }: Props) {
  const classes = useStyles();
  const { latencyMs, state } = cluster;
  const answering = state === 'live' || state === 'stale';
  if (latencyMs === undefined || !answering) {
    return (
      <span className={classes.dim} title="Not measured now">
        —
      </span>
    );
  }
  const words = latencyMs < 1 ? '< 1' : Math.round(latencyMs);
  return <span style={{ whiteSpace: 'nowrap' }}>{words} ms</span>;
}
