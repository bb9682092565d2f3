import {
  ClusterState,
  ClusterSummary,
  compareClusters,
  Health,
} from '@multicluster/backstage-plugin-multicluster-common';
import { Status } from '../../shared';

/** What a cluster counts as in the summary: its connection while it is not live, else its health. */
export type Bucket = Health | Exclude<ClusterState, 'live'>;

/** Worst first. The order of the buttons never changes, so that a hand finds them. */
export const buckets: Bucket[] = [
  'unreachable',
  'unauthorized',
  'misconfigured',
  'stale',
  'connecting',
  'unhealthy',
  'degraded',
  'unknown',
  'perUser',
  'healthy',
];

/** These four are shown even when empty: most fleets move between them, and the bar should stand still. */
export const steadyBuckets: ReadonlySet<Bucket> = new Set([
  'unreachable',
  'stale',
  'degraded',
  'healthy',
]);

export const bucketWord: Record<Bucket, string> = {
  unreachable: 'unreachable',
  unauthorized: 'without access',
  misconfigured: 'misconfigured',
  stale: 'stale',
  connecting: 'connecting',
  unhealthy: 'unhealthy',
  degraded: 'degraded',
  unknown: 'unknown',
  perUser: 'per user',
  healthy: 'healthy',
};

export function bucketOf(
  cluster: Pick<ClusterSummary, 'state' | 'health'>,
): Bucket {
  return cluster.state === 'live' ? cluster.health : cluster.state;
}

export function bucketStatus(bucket: Bucket): Status {
  return bucket === 'unauthorized' || bucket === 'perUser' ? 'locked' : bucket;
}

/** Names per bucket, worst cluster first. */
export function countBuckets(
  clusters: readonly ClusterSummary[],
): { bucket: Bucket; names: string[] }[] {
  const sorted = [...clusters].sort(compareClusters);
  return buckets
    .map(bucket => ({
      bucket,
      names: sorted
        .filter(cluster => bucketOf(cluster) === bucket)
        .map(({ name }) => name),
    }))
    .filter(
      ({ bucket, names }) => names.length > 0 || steadyBuckets.has(bucket),
    );
}
