import { memo } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import type { NodeProps, NodeTypes } from '@xyflow/react';
import { surfaceColors } from '../../shared';
import { AbsentBox, NodeBox } from '../graph';
import { useNodeSentence, useTopologyModel } from '../useTopologyModel';
import { NodeFrame } from './NodeFrame';
import { PlainBody } from './PlainBody';
import { PodsBody } from './PodsBody';
import { WorkloadBody } from './WorkloadBody';

const useStyles = makeStyles(
  theme => ({
    absent: {
      boxSizing: 'border-box',
      width: '100%',
      height: '100%',
      display: 'flex',
      alignItems: 'center',
      justifyContent: 'center',
      textAlign: 'center',
      padding: theme.spacing(0.5, 1),
      borderRadius: 6,
      border: `1px dashed ${surfaceColors(theme).border}`,
      fontSize: 11,
      lineHeight: '14px',
      color: theme.palette.text.secondary,
      overflow: 'hidden',
    },
  }),
  { name: 'MulticlusterAbsentSlot' },
);

function bodyOf({ node }: NodeBox) {
  if (node.kind === 'Pods' || node.kind === 'Group') return PodsBody;
  return node.lane === 'workload' ? WorkloadBody : PlainBody;
}

function TopologyFlowNodeView({ data }: NodeProps) {
  const box = data.box as NodeBox;
  const { node } = box;
  const model = useTopologyModel();
  const say = useNodeSentence();
  const ghost = model.isGhost(node);
  const Body = bodyOf(box);
  return (
    <NodeFrame node={node} ghost={ghost} sentence={say(node)}>
      <Body
        node={node}
        cluster={model.clusters.get(node.cluster ?? '')}
        ghost={ghost}
        mirrored={model.isMirrored(node.id)}
        narrow={box.narrow}
        pods={node.lane === 'workload' ? model.podsOf(node.id) : undefined}
      />
    </NodeFrame>
  );
}

const TopologyFlowNode = memo(TopologyFlowNodeView);

function AbsentFlowNodeView({ data }: NodeProps) {
  const classes = useStyles();
  const box = data.box as AbsentBox;
  return <div className={classes.absent}>{box.reason}</div>;
}

const AbsentFlowNode = memo(AbsentFlowNodeView);

export const flowNodeTypes: NodeTypes = {
  node: TopologyFlowNode,
  absent: AbsentFlowNode,
};
