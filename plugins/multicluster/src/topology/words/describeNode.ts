import {
  TopologyCluster,
  TopologyEdge,
  TopologyNode,
} from '@multicluster/backstage-plugin-multicluster-common';
import { formatAge, statusWord } from '../../shared';
import { nodeKindWord } from './kinds';

/** What surrounds a node, as far as its sentence tells of it. */
export type NodeSurroundings = {
  cluster?: TopologyCluster;
  /** Edges from the node and to it. */
  edges: TopologyEdge[];
  /** The node behind an id. */
  find(id: string): TopologyNode | undefined;
  mirrored: boolean;
  now: number;
};

/** True when the facts of a cluster are only the last known ones. */
export function isGhost(cluster: TopologyCluster | undefined): boolean {
  return cluster !== undefined && cluster.state !== 'live';
}

/** "last seen 4 min ago", or that there never was an answer. */
export function lastSeen(
  cluster: { lastSeenAt?: number },
  now: number,
): string {
  return cluster.lastSeenAt === undefined
    ? 'never seen'
    : `last seen ${formatAge(now - cluster.lastSeenAt)} ago`;
}

function healthWords(node: TopologyNode, ghost: boolean): string {
  const word = statusWord[node.health].toLowerCase();
  const health = ghost ? `last known ${word}` : word;
  return node.reason ? `${health} (${node.reason})` : health;
}

function shareWords(
  node: TopologyNode,
  edges: TopologyEdge[],
): string | undefined {
  const incoming = edges.find(edge => edge.to === node.id && edge.share);
  const share = incoming?.share;
  if (!share) return undefined;
  const amount = share.observed ?? share.declared ?? share.desired;
  if (amount === undefined) return undefined;
  const whose = node.cluster ? `${node.cluster}'s calls` : 'the calls';
  const part = `${amount} % of ${whose}`;
  return incoming.disagrees ? `${part}, which is not what is declared` : part;
}

function targetWords(
  node: TopologyNode,
  around: NodeSurroundings,
): string | undefined {
  const crossing = around.edges.find(
    edge => edge.from === node.id && edge.crossCluster,
  );
  const target = crossing && around.find(crossing.to);
  return target?.cluster
    ? `goes to ${target.name} in ${target.cluster}`
    : undefined;
}

/** A node as one sentence: what a screen reader says of it and what a test finds it by. */
export function describeNode(
  node: TopologyNode,
  around: NodeSurroundings,
): string {
  const { cluster, edges, mirrored, now } = around;
  const ghost = isGhost(cluster);
  const kind = nodeKindWord(node, mirrored);
  const parts = [
    node.name,
    cluster ? `${kind} in ${cluster.title}` : kind,
    healthWords(node, ghost),
    ghost && cluster ? lastSeen(cluster, now) : undefined,
    node.images?.length ? `image ${node.images.join(', ')}` : undefined,
    node.replicas
      ? `${node.replicas.ready} of ${node.replicas.desired} ready`
      : undefined,
    node.oddOneOut?.length
      ? `odd one out in ${node.oddOneOut.join(', ')}`
      : undefined,
    shareWords(node, edges),
    targetWords(node, around),
  ];
  return parts.filter(Boolean).join(', ');
}
