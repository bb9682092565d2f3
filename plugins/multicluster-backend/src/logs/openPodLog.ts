import { ClusterClient } from '@multicluster/backstage-plugin-multicluster-node';
import { ResourceOf } from '@multicluster/backstage-plugin-multicluster-common';

/** The API server must begin to answer within this time; the log itself may take as long as it likes. */
const FIRST_BYTE_MS = 10_000;

/** Of a log that is not followed: a page of text that a browser can still show. */
const MOST_BYTES = 10 * 1024 * 1024;

/** Which lines. */
export type PodLogOptions = {
  pod: ResourceOf<'Pod'>;
  /** The first that is not an init container when absent; the API server would refuse to choose. */
  container?: string;
  tailLines: number;
  previous: boolean;
  follow: boolean;
  signal: AbortSignal;
};

/** The log as it comes. Rejects with what the cluster answers, or `ServiceUnavailableError` when it does not. */
export function openPodLog(
  client: ClusterClient,
  options: PodLogOptions,
): Promise<AsyncIterable<Uint8Array>> {
  const { pod, tailLines, previous, follow, signal } = options;
  const container =
    options.container ?? pod.detail.containers.find(each => !each.init)?.name;
  const query = new URLSearchParams({ tailLines: String(tailLines) });
  if (container) query.set('container', container);
  if (previous) query.set('previous', 'true');
  if (follow) query.set('follow', 'true');
  else query.set('limitBytes', String(MOST_BYTES));
  const path = [
    '/api/v1/namespaces',
    encodeURIComponent(pod.namespace),
    'pods',
    encodeURIComponent(pod.name),
    'log',
  ].join('/');
  return client.stream({
    path: `${path}?${query}`,
    deadlineMs: FIRST_BYTE_MS,
    signal,
  });
}
