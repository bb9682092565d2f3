import { ClusterState } from '../../clusters/types';
import { Finding, TopologyCluster, TopologyGraph } from '../types';

type Unseen = Exclude<ClusterState, 'live'>;

const KINDS: Record<Unseen, Finding['kind']> = {
  unreachable: 'unreachable',
  unauthorized: 'unauthorized',
  misconfigured: 'misconfigured',
  stale: 'stale',
  connecting: 'stale',
  perUser: 'stale',
};

const WORDS: Record<Unseen, string> = {
  unreachable: 'unreachable',
  unauthorized: 'refusing the portal',
  misconfigured: 'misconfigured',
  stale: 'stale',
  connecting: 'not yet connected',
  perUser: 'not read with shared credentials',
};

/** Clusters of the picture whose facts may be old, one finding per state: what is seen there is what was last known. */
export function findUnseen(graph: Pick<TopologyGraph, 'clusters'>): Finding[] {
  const byState = new Map<Unseen, TopologyCluster[]>();
  for (const cluster of graph.clusters) {
    if (cluster.state !== 'live') {
      const alike = byState.get(cluster.state) ?? [];
      byState.set(cluster.state, [...alike, cluster]);
    }
  }
  return [...byState].map(([state, clusters]) => ({
    id: `${KINDS[state]}:${state}`,
    severity: 'warning',
    kind: KINDS[state],
    text:
      clusters.length === 1
        ? `${clusters[0].title} is ${WORDS[state]}`
        : `${clusters.length} of ${graph.clusters.length} clusters are ${WORDS[state]}`,
    nodes: [],
    clusters: clusters.map(({ name }) => name),
  }));
}
