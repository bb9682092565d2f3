import {
  ClusterSummary,
  compareClusters,
} from '@multicluster/backstage-plugin-multicluster-common';
import { Bucket, bucketOf } from './bucketOf';

/** What the reader wants to see. */
export type FleetFilter = {
  /** None means all. */
  buckets: readonly Bucket[];
  text: string;
};

export type FleetGroupBy = 'none' | 'provider' | 'region';

export type FleetGroup = {
  /** Undefined when nothing is grouped. */
  title?: string;
  clusters: ClusterSummary[];
};

function textOf(cluster: ClusterSummary): string {
  const labels = Object.entries(cluster.labels).map(
    ([key, value]) => `${key}=${value}`,
  );
  return [
    cluster.name,
    cluster.title,
    cluster.provider,
    cluster.region,
    cluster.environment,
    cluster.version,
    cluster.error,
    ...cluster.healthReasons,
    ...labels,
  ]
    .join(' ')
    .toLocaleLowerCase('en-US');
}

/** Clusters that pass, worst first. Every word of the text must be found in a name, a place, a label or an error. */
export function selectClusters(
  clusters: readonly ClusterSummary[],
  filter: FleetFilter,
): ClusterSummary[] {
  const words = filter.text.toLocaleLowerCase('en-US').split(/\s+/);
  return clusters
    .filter(cluster => {
      const text = textOf(cluster);
      return (
        (!filter.buckets.length ||
          filter.buckets.includes(bucketOf(cluster))) &&
        words.every(word => text.includes(word))
      );
    })
    .sort(compareClusters);
}

/** Groups in the order of their worst cluster. */
export function groupClusters(
  clusters: readonly ClusterSummary[],
  by: FleetGroupBy,
): FleetGroup[] {
  if (by === 'none') {
    return [{ clusters: [...clusters] }];
  }
  const groups = new Map<string, ClusterSummary[]>();
  for (const cluster of clusters) {
    const title = cluster[by] ?? `${by} not known`;
    groups.set(title, [...(groups.get(title) ?? []), cluster]);
  }
  return [...groups].map(([title, members]) => ({ title, clusters: members }));
}
