import { makeStyles } from '@material-ui/core/styles';
import {
  Age,
  hatch,
  StatusIcon,
  statusOfCluster,
  statusTone,
  statusWord,
  surfaceColors,
  toneColors,
  useNow,
  visuallyHidden,
} from '../../shared';
import { Column } from '../graph';
import { isGhost, lastSeen, providerTitle } from '../words';

const useStyles = makeStyles(
  theme => {
    const tones = toneColors(theme);
    const surface = surfaceColors(theme);
    return {
      head: {
        position: 'absolute',
        top: 0,
        height: '100%',
        boxSizing: 'border-box',
        padding: theme.spacing(1, 1.5, 1, 2),
        display: 'flex',
        flexDirection: 'column',
        justifyContent: 'center',
        gap: 6,
        border: 0,
        borderLeft: `1px solid ${theme.palette.divider}`,
        background: 'none',
        color: theme.palette.text.primary,
        font: 'inherit',
        textAlign: 'left',
        cursor: 'pointer',
        overflow: 'hidden',
        '&:first-child': { borderLeft: 0 },
        '&:hover': { backgroundColor: theme.palette.action.hover },
        '&:focus-visible': {
          outline: `2px solid ${surface.link}`,
          outlineOffset: -2,
        },
      },
      ghost: { backgroundImage: hatch(surface.hatch) },
      line: {
        display: 'flex',
        alignItems: 'center',
        gap: 8,
        width: '100%',
        minWidth: 0,
        whiteSpace: 'nowrap',
      },
      place: {
        fontSize: 11,
        lineHeight: '16px',
        color: theme.palette.text.secondary,
        '& b': { color: theme.palette.text.primary, fontWeight: 600 },
        overflow: 'hidden',
        textOverflow: 'ellipsis',
        flex: 1,
      },
      state: {
        display: 'inline-flex',
        alignItems: 'center',
        gap: 4,
        fontSize: 11,
        color: theme.palette.text.secondary,
      },
      dot: {
        width: 8,
        height: 8,
        borderRadius: 4,
        background: tones.ok.main,
      },
      away: { fontWeight: 600, color: theme.palette.text.primary },
      name: {
        fontSize: 15,
        lineHeight: '20px',
        fontWeight: 600,
        flex: '0 0 auto',
        maxWidth: '60%',
        overflow: 'hidden',
        textOverflow: 'ellipsis',
      },
      version: {
        fontSize: 12,
        color: theme.palette.text.secondary,
        flex: '1 100 0',
        minWidth: 0,
        overflow: 'hidden',
        textOverflow: 'ellipsis',
      },
      chip: {
        fontSize: 11,
        lineHeight: '18px',
        padding: '0 8px',
        borderRadius: 10,
        border: '1px solid transparent',
        flex: '0 1 auto',
        minWidth: 40,
        overflow: 'hidden',
        textOverflow: 'ellipsis',
      },
      ok: { background: tones.ok.tint, color: tones.ok.text },
      warning: { background: tones.warning.tint, color: tones.warning.text },
      error: { background: tones.error.tint, color: tones.error.text },
      plain: {
        borderColor: surface.border,
        color: theme.palette.text.secondary,
        background: theme.palette.background.paper,
      },
    };
  },
  { name: 'MulticlusterColumnHead' },
);

function Chip({ column }: { column: Column }) {
  const classes = useStyles();
  const { cluster } = column;
  if (isGhost(cluster)) {
    return (
      <span
        className={`${classes.chip} ${classes.plain}`}
        title={cluster.error}
      >
        {cluster.lastSeenAt === undefined ? (
          'never seen'
        ) : (
          <Age at={cluster.lastSeenAt} prefix="last seen " />
        )}
      </span>
    );
  }
  const text = cluster.reason ?? statusWord[cluster.health];
  const tone = statusTone[cluster.health];
  const look =
    tone === 'ok' || tone === 'warning' || tone === 'error' ? tone : 'plain';
  return (
    <span className={`${classes.chip} ${classes[look]}`} title={text}>
      {text}
    </span>
  );
}

function headSentence(column: Column, now: number, only: boolean): string {
  const { cluster, folded } = column;
  const state = statusWord[statusOfCluster(cluster)].toLowerCase();
  const parts = [
    cluster.title,
    [cluster.provider && providerTitle(cluster.provider), cluster.region]
      .filter(Boolean)
      .join(' '),
    state,
    cluster.reason,
    isGhost(cluster) ? lastSeen(cluster, now) : undefined,
  ];
  let action = only ? 'Show all clusters' : 'Show only this cluster';
  if (folded) action = 'Open the group';
  return `${parts.filter(Boolean).join(', ')}. ${action}`;
}

function stateWords({ cluster, folded }: Column): string {
  if (folded) {
    const live = folded.filter(({ state }) => state === 'live').length;
    return live === folded.length ? 'live' : `${live} of ${folded.length} live`;
  }
  return isGhost(cluster)
    ? statusWord[statusOfCluster(cluster)].toLowerCase()
    : 'live';
}

/** Head of a column: where the cluster is, whether its facts are live, how it is and the one reason that matters. */
export function ColumnHead(props: {
  column: Column;
  /** Pixels on the screen. */
  x: number;
  width: number;
  /** True when only this cluster is shown. */
  only: boolean;
  onClick(): void;
}) {
  const { column, x, width, only, onClick } = props;
  const classes = useStyles();
  const now = useNow(10_000);
  const { cluster, folded } = column;
  const ghost = isGhost(cluster);
  const status = statusOfCluster(cluster);
  return (
    <button
      type="button"
      className={`${classes.head} ${ghost ? classes.ghost : ''}`}
      style={{ left: x, width }}
      aria-pressed={folded ? undefined : only}
      data-topology-cluster={cluster.name}
      onClick={onClick}
    >
      <span style={visuallyHidden}>{headSentence(column, now, only)}</span>
      <span className={classes.line} aria-hidden>
        <span className={classes.place}>
          <b>{providerTitle(cluster.provider)}</b>
          {cluster.region && ` / ${cluster.region}`}
        </span>
        <span className={`${classes.state} ${ghost ? classes.away : ''}`}>
          {!ghost && <span className={classes.dot} />}
          {stateWords(column)}
        </span>
      </span>
      <span className={classes.line} aria-hidden>
        <StatusIcon status={status} size={18} />
        <span className={classes.name}>{cluster.title}</span>
        <span className={classes.version}>{cluster.version}</span>
        <Chip column={column} />
      </span>
    </button>
  );
}
