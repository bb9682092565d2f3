import { KindIcon } from '../words';
import { NodeBodyProps, State, useGhostWords } from './nodeParts';
import { StatusBar } from './StatusBar';
import { useNodeStyles } from './useNodeStyles';

/** A group of pods, or of folded clusters: how many, what is wrong, and the bar. */
export function PodsBody(props: NodeBodyProps) {
  const { node, ghost, mirrored, narrow } = props;
  const classes = useNodeStyles();
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
  const words = since ? `last known ${since}` : node.reason ?? node.fact;
  return (
    <div className={`${classes.column} ${narrow ? classes.narrowColumn : ''}`}>
      <div className={classes.line} style={narrow ? { gap: 6 } : undefined}>
        <span className={classes.kind}>
          <KindIcon kind={node.kind} mirrored={mirrored} />
        </span>
        <span className={`${classes.name} ${classes.fixed}`}>{title}</span>
        {narrow ? (
          <span className={classes.end}>
            <State {...props} />
          </span>
        ) : (
          <span className={`${classes.count} ${look}`} title={words}>
            {words}
          </span>
        )}
      </div>
      <StatusBar node={node} ghost={ghost} />
    </div>
  );
}
