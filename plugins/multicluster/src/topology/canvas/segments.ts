import { TopologyNode } from '@multicluster/backstage-plugin-multicluster-common';

/** One part of a status bar; `weight` is a number of pods. */
export type Segment = {
  state: 'ready' | 'waiting' | 'failing';
  weight: number;
};

/** Up to this many pods each has a segment of its own. */
export const MOST_SEGMENTS = 12;

function countsOf(node: TopologyNode, pods: TopologyNode | undefined) {
  const counts = pods?.podCounts ?? node.podCounts;
  if (counts) {
    const { ready, failing, total } = counts;
    return {
      ready,
      failing,
      waiting: Math.max(0, total - ready - failing),
      total,
    };
  }
  const { ready, desired } = node.replicas ?? { ready: 0, desired: 0 };
  const missing = Math.max(0, desired - ready);
  // What is missing without a pod to tell why fails only when the workload itself says so.
  return node.health === 'unhealthy'
    ? { ready, failing: missing, waiting: 0, total: ready + missing }
    : { ready, failing: 0, waiting: missing, total: ready + missing };
}

/** Segments of the status bar: one per pod up to twelve, then in proportion. */
export function segmentsOf(
  node: TopologyNode,
  pods?: TopologyNode,
): { segments: Segment[]; total: number } {
  const { total, ...counts } = countsOf(node, pods);
  const states = ['ready', 'waiting', 'failing'] as const;
  const segments = states.flatMap(state =>
    total <= MOST_SEGMENTS
      ? Array.from({ length: counts[state] }, () => ({ state, weight: 1 }))
      : [{ state, weight: counts[state] }].filter(({ weight }) => weight),
  );
  return { segments, total };
}
