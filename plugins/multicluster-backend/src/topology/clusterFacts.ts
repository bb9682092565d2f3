import {
  ClusterSummary,
  TopologyClusterFacts,
} from '@multicluster/backstage-plugin-multicluster-common';

/** What the topology needs of a cluster. What it holds is known once it was listed, or was loaded from the store. */
export function clusterFacts(summary: ClusterSummary): TopologyClusterFacts {
  return {
    name: summary.name,
    title: summary.title,
    provider: summary.provider,
    region: summary.region,
    environment: summary.environment,
    labels: summary.labels,
    state: summary.state,
    since: summary.since,
    lastSeenAt: summary.lastSeenAt,
    error: summary.error,
    version: summary.version,
    known: summary.state === 'live' || summary.objects > 0,
  };
}
