import { ClusterSummary } from '@multicluster/backstage-plugin-multicluster-common';
import {
  formatAge,
  formatMoment,
  statusOfCluster,
  statusWord,
} from '../../shared';

/** State of a cluster in words: one for the eye, and a short sentence with the reason. */
export function describeState(
  cluster: ClusterSummary,
  now: number,
): { word: string; reason: string } {
  const seen = cluster.lastSeenAt;
  const age = seen === undefined ? undefined : formatAge(now - seen);
  const asOf = age ? `last seen ${age} ago` : 'never seen';
  switch (cluster.state) {
    case 'live':
      return {
        word: statusWord[statusOfCluster(cluster)],
        reason: cluster.healthReasons[0]?.replace(/\.$/, '') ?? '',
      };
    case 'unreachable':
      return {
        word: 'Unreachable',
        reason: `since ${formatMoment(cluster.since, now)}, ${asOf}`,
      };
    case 'stale':
      return { word: 'Stale', reason: asOf };
    case 'connecting':
      return {
        word: 'Connecting',
        reason: age ? `no answer yet, ${asOf}` : 'no answer yet',
      };
    case 'unauthorized':
      return {
        word: 'No access',
        reason: `the cluster refuses the portal, ${asOf}`,
      };
    case 'misconfigured':
      return {
        word: 'Misconfigured',
        reason: cluster.error ?? 'its configuration cannot be used',
      };
    case 'perUser':
      return { word: 'Per user', reason: 'read with your own credentials' };
    default:
      return { word: cluster.state, reason: '' };
  }
}
