import { setTimeout as pause } from 'node:timers/promises';
import { ServiceUnavailableError } from '@backstage/errors';
import {
  ClusterSummary,
  MulticlusterClient,
} from '@multicluster/backstage-plugin-multicluster-common';
import { askBackend, isNotFound } from '../backend';
import { Patience, StepContext } from '../request';

const intervalMs = 1_000;

type Options = {
  ctx: Pick<StepContext, 'logger' | 'signal'>;
  client: MulticlusterClient;
  patience: Patience;
  name: string;
  waitSeconds: number;
};

/**
 * Waits until the fleet sees the cluster as it is, and logs each change on the way. Rejects with a `ServiceUnavailableError` that says
 * what it is instead.
 */
export async function awaitLive(options: Options): Promise<ClusterSummary> {
  const { ctx, name, waitSeconds } = options;
  const deadline = Date.now() + waitSeconds * 1_000;
  let said: string | undefined;
  for (;;) {
    const cluster = await findCluster(options);
    const now = describeState(cluster);
    if (now !== said) {
      ctx.logger.info(`Cluster '${name}' is ${now}`);
      said = now;
    }
    if (cluster?.state === 'live') {
      return cluster;
    }
    if (Date.now() > deadline) {
      throw new ServiceUnavailableError(
        `Cluster '${name}' is registered, but after ${waitSeconds} s it is ${now}`,
      );
    }
    await pause(intervalMs, undefined, { signal: ctx.signal });
  }
}

/** Waits until the fleet has no such cluster. */
export async function awaitGone(options: Options): Promise<void> {
  const { ctx, name, waitSeconds } = options;
  const deadline = Date.now() + waitSeconds * 1_000;
  while (await findCluster(options)) {
    if (Date.now() > deadline) {
      throw new ServiceUnavailableError(
        `Cluster '${name}' is still in the fleet after ${waitSeconds} s: another source names it, too`,
      );
    }
    await pause(intervalMs, undefined, { signal: ctx.signal });
  }
}

async function findCluster(
  options: Options,
): Promise<ClusterSummary | undefined> {
  const { ctx, client, patience, name } = options;
  try {
    return await askBackend({
      ctx,
      patience,
      call: () => client.getCluster({ name, signal: ctx.signal }),
    });
  } catch (error) {
    if (isNotFound(error)) {
      return undefined;
    }
    throw error;
  }
}

function describeState(cluster: ClusterSummary | undefined): string {
  if (!cluster) {
    return 'not in the fleet yet';
  }
  const { state, error, objects, version } = cluster;
  if (state === 'live') {
    return `live: Kubernetes ${
      version ?? 'of an unknown version'
    }, ${objects} objects`;
  }
  return error ? `${state}: ${error}` : state;
}
