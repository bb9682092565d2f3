import { TopologyNode } from '@multicluster/backstage-plugin-multicluster-common';
import { KindIcon, kindWord } from '../words';
import { NarrowName, NodeBodyProps, State } from './nodeParts';
import { useNodeStyles } from './useNodeStyles';

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
  const classes = useNodeStyles();
  const [first, second] = linesOf(node);
  if (narrow) {
    return (
      <div className={`${classes.row} ${classes.narrow}`}>
        <div className={classes.words}>
          <NarrowName {...props} title={first} />
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
