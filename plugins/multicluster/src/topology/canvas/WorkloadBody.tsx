import { KindIcon, kindWord } from '../words';
import { NarrowName, NodeBodyProps, State, useGhostWords } from './nodeParts';
import { StatusBar } from './StatusBar';
import { useNodeStyles } from './useNodeStyles';

function WorkloadHead(props: NodeBodyProps) {
  const { node, mirrored, narrow } = props;
  const classes = useNodeStyles();
  const kind = <div className={classes.fact}>{kindWord(node.kind)}</div>;
  if (narrow) {
    return (
      <div>
        <NarrowName {...props} title={node.name} />
        <div className={classes.stateLine}>
          <State {...props} />
          {kind}
        </div>
      </div>
    );
  }
  return (
    <div className={classes.line}>
      <span className={classes.kind}>
        <KindIcon kind={node.kind} mirrored={mirrored} />
      </span>
      <div className={classes.words}>
        <div className={classes.name} title={node.name}>
          {node.name}
        </div>
        {kind}
      </div>
      <State {...props} />
    </div>
  );
}

/** A workload: image, replicas, pods. */
export function WorkloadBody(props: NodeBodyProps) {
  const { node, ghost, narrow, pods } = props;
  const classes = useNodeStyles();
  const odd = node.oddOneOut?.includes('image');
  const since = useGhostWords(props);
  const count = node.replicas
    ? `${node.replicas.ready} of ${node.replicas.desired}`
    : node.fact;
  const live = node.replicas ? `${count} ready` : count;
  const long = since ? `${count}, ${since}` : live;
  const short = node.replicas
    ? `${node.replicas.ready}/${node.replicas.desired}`
    : since;
  return (
    <div className={`${classes.column} ${narrow ? classes.narrowColumn : ''}`}>
      <WorkloadHead {...props} />
      <div className={classes.line} style={{ gap: 6 }}>
        {node.images?.[0] && (
          <span
            className={`${classes.tag} ${odd ? classes.oddTag : ''}`}
            style={narrow ? { maxWidth: '70%', padding: '0 4px' } : undefined}
            title={node.images.join(', ')}
          >
            {node.images[0]}
          </span>
        )}
        <span className={classes.count} title={long}>
          {narrow ? short : long}
        </span>
      </div>
      <StatusBar node={node} pods={pods} ghost={ghost} />
    </div>
  );
}
