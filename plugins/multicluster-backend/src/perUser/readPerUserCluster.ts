import {
  ClusterSummary,
  EntitySelector,
  Resource,
} from '@multicluster/backstage-plugin-multicluster-common';
import { UserAuth } from '@multicluster/backstage-plugin-multicluster-node';
import { Fleet } from '../clusters/types';
import { describeError } from '../watch';
import { listOwnObjects, RefusedError } from './listOwnObjects';

/** For all that one cluster is asked; the others do not wait longer than this for the slowest. */
const DEADLINE_MS = 10_000;

/** One cluster as one user found it. */
export type PerUserCluster = { summary: ClusterSummary; resources: Resource[] };

export type PerUserOptions = {
  fleet: Pick<Fleet, 'connectAs'>;
  summary: ClusterSummary;
  selector: EntitySelector;
  auth: UserAuth;
  now: number;
  signal: AbortSignal;
  deadlineMs?: number;
};

function rejectOnAbort(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const give = () => reject(signal.reason);
    if (signal.aborted) give();
    signal.addEventListener('abort', give, { once: true });
  });
}

async function read(options: PerUserOptions, signal: AbortSignal) {
  const { fleet, summary, selector, auth, now } = options;
  const connection = await fleet.connectAs(summary.name, auth);
  try {
    return await listOwnObjects({
      connection,
      selector,
      now,
      signal,
      deadlineMs: options.deadlineMs ?? DEADLINE_MS,
    });
  } finally {
    connection.close();
  }
}

function explain(error: unknown, deadline: AbortSignal, deadlineMs: number) {
  if (error instanceof RefusedError) {
    return { state: 'unauthorized', error: error.message } as const;
  }
  if ((error as Error)?.name === 'InputError') {
    return { state: 'unauthorized', error: (error as Error).message } as const;
  }
  return {
    state: 'unreachable',
    error: deadline.aborted
      ? `The API server did not answer within ${deadlineMs / 1000} seconds.`
      : describeError(error),
  } as const;
}

/** Reads one cluster with a user's credentials. Never rejects: what went wrong is the cluster's state and sentence. */
export async function readPerUserCluster(
  options: PerUserOptions,
): Promise<PerUserCluster> {
  const { summary, now, deadlineMs = DEADLINE_MS } = options;
  const deadline = AbortSignal.timeout(deadlineMs);
  const signal = AbortSignal.any([deadline, options.signal]);
  try {
    const { resources, refused } = await Promise.race([
      read(options, signal),
      rejectOnAbort(signal),
    ]);
    const error = refused.length
      ? `You may not read ${refused.join(', ')} in this cluster.`
      : undefined;
    return {
      summary: {
        ...summary,
        // What was refused may well be there: the picture is not whole, and says so.
        state: refused.length ? 'stale' : 'live',
        since: now,
        lastSeenAt: now,
        error,
      },
      resources,
    };
  } catch (error) {
    return {
      summary: {
        ...summary,
        ...explain(error, deadline, deadlineMs),
        since: now,
      },
      resources: [],
    };
  }
}
