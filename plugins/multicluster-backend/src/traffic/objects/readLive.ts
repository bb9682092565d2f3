import { TrafficHop } from '@multicluster/backstage-plugin-multicluster-common';
import { ClusterClient } from '@multicluster/backstage-plugin-multicluster-node';
import { objectPath } from './objectPath';
import { LiveObject } from './types';

const DEADLINE_MS = 10_000;

/** A hop's object as the API server has it now: what the cache says may be a moment old. */
export function readLive(
  options: { hop: TrafficHop; client: ClusterClient; signal: AbortSignal },
  plural: string,
): Promise<LiveObject> {
  const { hop, client, signal } = options;
  const path = objectPath(hop.object, plural);
  return client.request({ path, deadlineMs: DEADLINE_MS, signal });
}
