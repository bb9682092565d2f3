import { pipeline } from 'node:stream/promises';
import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { parseEntityRef } from '@backstage/catalog-model';
import { NotFoundError, ServiceUnavailableError } from '@backstage/errors';
import { openPodLog, PodLogOptions } from '../logs';
import { audited } from '../audit';
import { MulticlusterRouter } from './createTypedRouter';
import { beginStream, untilGone } from './stream';
import { callerOf, RouterOptions } from './types';

type Asked = Omit<PodLogOptions, 'pod'> & {
  cluster: string;
  namespace: string;
  pod: string;
  entityRef: string;
};

async function openLog(
  { authorizedTopology, fleet }: RouterOptions,
  credentials: BackstageCredentials,
  asked: Asked,
) {
  const { cluster, namespace, pod: name, entityRef } = asked;
  const key = { cluster, kind: 'Pod', namespace, name } as const;
  await authorizedTopology.requireOwn(
    credentials,
    parseEntityRef(entityRef),
    key,
  );
  const pod = fleet.cache.get(key);
  if (!pod) {
    throw new NotFoundError(`Pod '${name}' has just gone.`);
  }
  const client = fleet.client(cluster);
  if (!client) {
    throw new ServiceUnavailableError(
      `Cluster '${cluster}' cannot be asked for logs.`,
    );
  }
  return openPodLog(client, { ...asked, pod });
}

export function addLogRoutes(
  router: MulticlusterRouter,
  options: RouterOptions,
) {
  router.get('/logs/:cluster/:namespace/:pod', async (request, response) => {
    const meta = { ...request.params, ...request.query };
    const signal = untilGone(response, options.signal);
    const log = await audited(
      options.auditor,
      { eventId: 'logs-read', severityLevel: 'medium', request, meta },
      async () =>
        openLog(options, await callerOf(options, request), { ...meta, signal }),
    );
    beginStream(response, 'text/plain; charset=utf-8');
    // It waits for a slow reader, and destroys the answer when the log breaks: a cut that the reader can see, where an end in good
    // order would look like the end of the log.
    await pipeline(log, response, { signal }).catch(() => {});
  });
}
