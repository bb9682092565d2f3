import { ClusterSummary } from '@multicluster/backstage-plugin-multicluster-common';
import { Callout, formatAge, formatMoment, useNow } from '../shared';

function headline(cluster: ClusterSummary, now: number): string {
  const since = formatMoment(cluster.since, now);
  switch (cluster.state) {
    case 'unreachable':
      return `No answer since ${since}.`;
    case 'stale':
      return `Not current since ${since}.`;
    case 'unauthorized':
      return `The cluster refuses the portal since ${since}.`;
    case 'misconfigured':
      return 'The configuration of this cluster cannot be used.';
    case 'connecting':
      return 'Connecting.';
    default:
      return 'Read with your own credentials.';
  }
}

function consequence(cluster: ClusterSummary): string {
  switch (cluster.state) {
    case 'unreachable':
      return 'Its workloads may well be fine: this is what the portal sees.';
    case 'perUser':
      return 'The cluster is not in the shared cache, so this page has no facts about it.';
    default:
      return '';
  }
}

/** "Tried 31 times, next in 42 s." */
function attempts(cluster: ClusterSummary, now: number): string {
  const { failedAttempts, nextAttemptAt } = cluster;
  const tried = failedAttempts
    ? `Tried ${failedAttempts === 1 ? 'once' : `${failedAttempts} times`}`
    : '';
  const wait = nextAttemptAt === undefined ? undefined : nextAttemptAt - now;
  let next = '';
  if (wait !== undefined) {
    next = wait > 999 ? `next in ${formatAge(wait)}` : 'trying now';
  }
  const words = [tried, next].filter(Boolean).join(', ');
  return words && `${words[0].toLocaleUpperCase('en-US')}${words.slice(1)}.`;
}

/** Why a cluster is not live: the error as received, how often it was tried, and when next. Nothing while it is live. */
export function StateCallout(props: { cluster: ClusterSummary }) {
  const { cluster } = props;
  const now = useNow(1000);
  if (cluster.state === 'live') {
    return cluster.healthReasons.length ? (
      <Callout tone={cluster.health === 'unhealthy' ? 'error' : 'warning'}>
        {cluster.healthReasons.join(' ')}
      </Callout>
    ) : null;
  }
  const bad =
    cluster.state === 'unreachable' || cluster.state === 'unauthorized';
  const warn = cluster.state === 'misconfigured' || cluster.state === 'stale';
  let tone: 'error' | 'warning' | 'aborted' = 'aborted';
  if (bad) {
    tone = 'error';
  } else if (warn) {
    tone = 'warning';
  }
  const words = [cluster.error, attempts(cluster, now), consequence(cluster)];
  return (
    <Callout tone={tone}>
      <strong>{headline(cluster, now)}</strong>{' '}
      {words.filter(Boolean).join(' ')}
    </Callout>
  );
}
