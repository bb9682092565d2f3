import {
  ConflictError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import { WriteResult } from '@multicluster/backstage-plugin-multicluster-common';
import { ClusterClient } from '@multicluster/backstage-plugin-multicluster-node';
import { Fleet } from '../../clusters';

const DEADLINE_MS = 8_000;
/** One that did not answer a moment ago is asked all the same, and not waited for: a failover is in a hurry. */
const AWAY_DEADLINE_MS = 2_500;

export type AskableFleet = Pick<Fleet, 'client' | 'cluster'>;

/** Asks one cluster, which costs no more than one deadline. Rejects with a `ServiceUnavailableError` when nothing came of it. */
export async function askCluster<T>(options: {
  fleet: AskableFleet;
  cluster: string;
  signal: AbortSignal;
  ask(client: ClusterClient, signal: AbortSignal): Promise<T>;
}): Promise<T> {
  const { fleet, cluster, ask } = options;
  const client = fleet.client(cluster);
  if (!client) {
    throw new NotFoundError(
      `Cluster '${cluster}' is not in the fleet, or the portal has no credentials for it.`,
    );
  }
  const isLive = fleet.cluster(cluster)?.state === 'live';
  const deadline = AbortSignal.timeout(isLive ? DEADLINE_MS : AWAY_DEADLINE_MS);
  const signal = AbortSignal.any([options.signal, deadline]);
  try {
    return await Promise.race([ask(client, signal), aborted(signal)]);
  } catch (error) {
    if (!signal.aborted) throw error;
    throw new ServiceUnavailableError(
      `Cluster '${cluster}' did not answer in time.`,
    );
  }
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const end = () => reject(signal.reason);
    if (signal.aborted) end();
    signal.addEventListener('abort', end, { once: true });
  });
}

/**
 * What a failed write means. After silence nobody knows whether it was written, and a conflict that went on means that somebody writes
 * the same object: both are tried again. What the cluster refuses, it will refuse again.
 */
export function failedWrite(
  error: unknown,
): Required<Pick<WriteResult, 'result' | 'message'>> {
  const { message } = error as Error;
  const again =
    error instanceof ServiceUnavailableError || error instanceof ConflictError;
  return { result: again ? 'unreachable' : 'refused', message };
}
