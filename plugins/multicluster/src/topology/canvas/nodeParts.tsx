import {
  TopologyCluster,
  TopologyNode,
} from '@multicluster/backstage-plugin-multicluster-common';
import { formatAge, StatusIcon, useNow } from '../../shared';
import { KindIcon } from '../words';
import { useNodeStyles } from './useNodeStyles';

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

/** State of a node; what is last known has the clock, whatever it was. */
export function State({ node, cluster, ghost }: NodeBodyProps) {
  const status = ghost && cluster ? 'stale' : node.health;
  return <StatusIcon status={status} size={16} />;
}

/** A reader who sees no colour and no age must still not take a last-known fact for a live one. */
export function useGhostWords({
  ghost,
  cluster,
}: NodeBodyProps): string | undefined {
  const now = useNow(10_000);
  if (!ghost || !cluster) return undefined;
  return cluster.lastSeenAt === undefined
    ? 'never seen'
    : `${formatAge(now - cluster.lastSeenAt)} ago`;
}

/** First line of a narrow node, where the state has to stand in the second. */
export function NarrowName({
  node,
  mirrored,
  title,
}: NodeBodyProps & { title: string }) {
  const classes = useNodeStyles();
  return (
    <div className={classes.line} style={{ gap: 6 }}>
      <span className={classes.kind} style={{ fontSize: 15 }}>
        <KindIcon kind={node.kind} mirrored={mirrored} />
      </span>
      <span className={classes.name} title={node.name}>
        {title}
      </span>
    </div>
  );
}
