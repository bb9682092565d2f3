import { ConflictError } from '@backstage/errors';
import {
  AppliedChange,
  TrafficChange,
} from '@multicluster/backstage-plugin-multicluster-common';
import {
  ClusterClient,
  refusalOf,
  WriteFence,
} from '@multicluster/backstage-plugin-multicluster-node';
import { sameShares } from './compareWeights';
import { objectPath } from './objectPath';
import { isLater, marksOf, requireLatest } from './fence';
import { LiveObject } from './types';

export const FIELD_MANAGER = 'multicluster-failover';

const DEADLINE_MS = 10_000;
/** The object may change between reading and writing, by its controller's status for one; more often than this it is a fight. */
const ATTEMPTS = 3;

export type JsonPatch = {
  op: 'test' | 'add' | 'replace' | 'remove';
  path: string;
  value?: unknown;
}[];

/** Annotations by name. */
export type Notes = { [annotation: string]: string | undefined };

/**
 * Writes weights so that twice is once. What is there decides: the wanted weights, nothing is done; the expected ones, they are replaced
 * under the version that was read; anything else is somebody else's, and stays.
 */
export async function applyWeights(options: {
  change: TrafficChange;
  plural: string;
  run: string;
  fence: WriteFence;
  stamp: boolean;
  client: ClusterClient;
  signal: AbortSignal;
  /** Weights of the live object, by backend. */
  read(live: LiveObject): { [backend: string]: number };
  /** What replaces them. */
  patch(live: LiveObject, weights: { [backend: string]: number }): JsonPatch;
  /** What is left on the object besides the run; undefined takes one away. */
  notes?(live: LiveObject, weights: { [backend: string]: number }): Notes;
}): Promise<AppliedChange> {
  const { change, plural, fence, stamp, client, signal, read } = options;
  const path = objectPath(change.object, plural);
  for (let attempt = 1; ; attempt++) {
    const live = await client.request<LiveObject>({
      path,
      deadlineMs: DEADLINE_MS,
      signal,
    });
    const found = read(live);
    const { resourceVersion, annotations } = live.metadata;
    const { kind, name } = change.object;
    const standing = requireLatest(annotations, fence, `${kind} '${name}'`);
    const isThere = sameShares(found, change.after);
    if (isThere && (!stamp || !isLater(fence, standing))) {
      return { result: 'already', resourceVersion, found };
    }
    if (!isThere && !sameShares(found, change.before)) {
      return { result: 'drifted', resourceVersion, found };
    }
    try {
      const written = await write(options, { live, path, isThere });
      return {
        result: isThere ? 'already' : 'applied',
        resourceVersion: written.metadata.resourceVersion,
        found: read(written),
      };
    } catch (error) {
      if (attempt === ATTEMPTS || !isOvertaken(error)) throw error;
    }
  }
}

/** Under the version that was read. Where the weights are there already, only what says who was here last. */
function write(
  options: Parameters<typeof applyWeights>[0],
  { live, path, isThere }: { live: LiveObject; path: string; isThere: boolean },
): Promise<LiveObject> {
  const { change, run, fence, client, signal, patch, notes } = options;
  const body: JsonPatch = [
    {
      ...{ op: 'test', path: '/metadata/resourceVersion' },
      value: live.metadata.resourceVersion,
    },
    ...(isThere ? [] : patch(live, change.after)),
    ...annotate(live, {
      ...(isThere ? {} : notes?.(live, change.after)),
      ...marksOf(run, fence),
    }),
  ];
  return client.request<LiveObject>({
    ...{ method: 'PATCH', body, deadlineMs: DEADLINE_MS, signal },
    path: `${path}?fieldManager=${FIELD_MANAGER}`,
    contentType: 'application/json-patch+json',
  });
}

/** A `test` that does not hold is answered with 422 and the words of the patch library. */
function isOvertaken(error: unknown): boolean {
  const refusal = refusalOf(error);
  return (
    error instanceof ConflictError ||
    (refusal?.code === 422 &&
      /test(ing)?\b.*failed|testing path/i.test(refusal.message))
  );
}

function annotate({ metadata }: LiveObject, notes: Notes): JsonPatch {
  const { annotations } = metadata;
  if (!annotations) {
    return [{ op: 'add', path: '/metadata/annotations', value: notes }];
  }
  return Object.entries(notes).flatMap(([name, value]): JsonPatch => {
    const path = `/metadata/annotations/${name.replaceAll('/', '~1')}`;
    if (value !== undefined) return [{ op: 'add', path, value }];
    return name in annotations ? [{ op: 'remove', path }] : [];
  });
}
