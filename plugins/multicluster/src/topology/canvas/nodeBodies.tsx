import { makeStyles } from '@material-ui/core/styles';
import {
  TopologyCluster,
  TopologyNode,
} from '@multicluster/backstage-plugin-multicluster-common';
import {
  formatAge,
  StatusIcon,
  surfaceColors,
  toneColors,
  useNow,
} from '../../shared';
import { KindIcon, kindWord } from '../words';
import { StatusBar } from './StatusBar';

const useStyles = makeStyles(
  theme => {
    const tones = toneColors(theme);
    const surface = surfaceColors(theme);
    const cut = {
      overflow: 'hidden',
      textOverflow: 'ellipsis',
      whiteSpace: 'nowrap' as const,
    };
    return {
      row: {
        display: 'flex',
        alignItems: 'center',
        gap: 10,
        height: '100%',
        padding: '0 10px',
        boxSizing: 'border-box',
      },
      narrow: { gap: 6, padding: '0 8px' },
      column: {
        display: 'flex',
        flexDirection: 'column',
        justifyContent: 'space-between',
        height: '100%',
        padding: '8px 10px 12px',
        boxSizing: 'border-box',
      },
      line: { display: 'flex', alignItems: 'center', gap: 10, minWidth: 0 },
      kind: {
        fontSize: 18,
        color: theme.palette.text.secondary,
        flex: 'none',
        display: 'inline-flex',
      },
      words: { flex: 1, minWidth: 0 },
      name: { fontSize: 13, lineHeight: '18px', fontWeight: 600, ...cut },
      fixed: { flex: 'none', maxWidth: '70%' },
      fact: {
        fontSize: 11,
        lineHeight: '16px',
        color: theme.palette.text.secondary,
        ...cut,
      },
      stateLine: { display: 'flex', alignItems: 'center', gap: 4 },
      tag: {
        fontFamily: 'monospace',
        fontSize: 12,
        lineHeight: '18px',
        padding: '0 6px',
        borderRadius: 3,
        border: `1px solid ${surface.border}`,
        background: surface.sunk,
        color: theme.palette.text.primary,
        maxWidth: '55%',
        flex: 'none',
        ...cut,
      },
      oddTag: {
        borderColor: tones.warning.main,
        background: tones.warning.tint,
        color: tones.warning.text,
        fontWeight: 700,
      },
      count: {
        marginLeft: 'auto',
        fontSize: 11,
        color: theme.palette.text.secondary,
        fontVariantNumeric: 'tabular-nums',
        ...cut,
      },
      failing: { color: tones.error.text, fontWeight: 600 },
      waiting: { color: tones.warning.text, fontWeight: 600 },
    };
  },
  { name: 'MulticlusterNodeBody' },
);

/** What a node's body needs to know. */
export type NodeBodyProps = {
  node: TopologyNode;
  cluster?: TopologyCluster;
  ghost: boolean;
  mirrored: boolean;
  narrow: boolean;
  /** The pods that the node ends in, for its status bar. */
  pods?: TopologyNode;
};

function State({ node, cluster, ghost }: NodeBodyProps) {
  const status = ghost && cluster ? 'stale' : node.health;
  return <StatusIcon status={status} size={16} />;
}

/** A reader who sees no colour and no age must still not take a last-known fact for a live one. */
function useGhostWords({ ghost, cluster }: NodeBodyProps): string | undefined {
  const now = useNow(10_000);
  if (!ghost || !cluster) return undefined;
  return cluster.lastSeenAt === undefined
    ? 'never seen'
    : `${formatAge(now - cluster.lastSeenAt)} ago`;
}

/** First and second line of a node. An autoscaler's own numbers say more than its name, which is that of its target. */
function linesOf(node: TopologyNode): [string, string] {
  if (node.kind === 'HorizontalPodAutoscaler' && node.fact) {
    const [first, ...rest] = node.fact.split(' · ');
    return [first, rest.join(' · ') || node.name];
  }
  return [node.name, node.fact || kindWord(node.kind)];
}

/** Name, the one fact of its kind, and its state. */
export function PlainBody(props: NodeBodyProps) {
  const { node, mirrored, narrow } = props;
  const classes = useStyles();
  const [first, second] = linesOf(node);
  if (narrow) {
    return (
      <div className={`${classes.row} ${classes.narrow}`}>
        <div className={classes.words}>
          <div className={classes.line} style={{ gap: 6 }}>
            <span className={classes.kind} style={{ fontSize: 15 }}>
              <KindIcon kind={node.kind} mirrored={mirrored} />
            </span>
            <span className={classes.name} title={node.name}>
              {first}
            </span>
          </div>
          <div className={classes.stateLine}>
            <State {...props} />
            <span className={classes.fact}>
              {mirrored ? 'mirror Service' : second}
            </span>
          </div>
        </div>
      </div>
    );
  }
  return (
    <div className={classes.row}>
      <span className={classes.kind}>
        <KindIcon kind={node.kind} mirrored={mirrored} />
      </span>
      <div className={classes.words}>
        <div className={classes.name} title={first}>
          {first}
        </div>
        <div className={classes.fact} title={second}>
          {second}
        </div>
      </div>
      <State {...props} />
    </div>
  );
}

/** A workload: image, replicas, pods. */
export function WorkloadBody(props: NodeBodyProps) {
  const { node, ghost, mirrored, pods } = props;
  const classes = useStyles();
  const odd = node.oddOneOut?.includes('image');
  const since = useGhostWords(props);
  const replicas = node.replicas
    ? `${node.replicas.ready} of ${node.replicas.desired} ready`
    : node.fact;
  return (
    <div className={classes.column}>
      <div className={classes.line}>
        <span className={classes.kind}>
          <KindIcon kind={node.kind} mirrored={mirrored} />
        </span>
        <div className={classes.words}>
          <div className={classes.name}>{node.name}</div>
          <div className={classes.fact}>{kindWord(node.kind)}</div>
        </div>
        <State {...props} />
      </div>
      <div className={classes.line} style={{ gap: 6 }}>
        {node.images?.[0] && (
          <span
            className={`${classes.tag} ${odd ? classes.oddTag : ''}`}
            title={node.images.join(', ')}
          >
            {node.images[0]}
          </span>
        )}
        <span className={classes.count}>
          {since ? `${replicas.replace(' ready', '')}, ${since}` : replicas}
        </span>
      </div>
      <StatusBar node={node} pods={pods} ghost={ghost} />
    </div>
  );
}

/** A group of pods, or of folded clusters: how many, what is wrong, and the bar. */
export function PodsBody(props: NodeBodyProps) {
  const { node, ghost, mirrored } = props;
  const classes = useStyles();
  const total = node.kind === 'Pods' ? node.podCounts?.total : undefined;
  const since = useGhostWords(props);
  const tone = { unhealthy: classes.failing, degraded: classes.waiting };
  const look =
    ghost || node.health === 'healthy' || node.health === 'unknown'
      ? ''
      : tone[node.health];
  const title =
    total === undefined
      ? node.name
      : `${total} ${total === 1 ? 'pod' : 'pods'}`;
  return (
    <div className={classes.column}>
      <div className={classes.line}>
        <span className={classes.kind}>
          <KindIcon kind={node.kind} mirrored={mirrored} />
        </span>
        <span className={`${classes.name} ${classes.fixed}`}>{title}</span>
        <span className={`${classes.count} ${look}`} title={node.reason}>
          {since ? `last known ${since}` : node.reason ?? node.fact}
        </span>
      </div>
      <StatusBar node={node} ghost={ghost} />
    </div>
  );
}
