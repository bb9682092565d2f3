import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { ServiceUnavailableError } from '@backstage/errors';
import { ObjectRef } from '@multicluster/backstage-plugin-multicluster-common';
import { KubernetesObject } from '../types';
import { normalizeObject } from './normalizeObject';
import { PreparedObject } from './prepareObjects';
import { nameOf } from './refs';
import { orRefuse } from './refuse';
import { applyPatch, readObject } from './requests';
import { Access } from './types';

const deadlineMs = 60_000;
const everyMs = 200;

export type Outcome = 'created' | 'updated' | 'unchanged';

/**
 * Applies one object. An API server does not write an apply that changes nothing: the version of the object stays, and so does every
 * watch of it quiet. What it is afterwards tells whether it was changed.
 */
export async function applyObject(
  access: Access,
  options: PreparedObject & {
    path: string;
    fieldManager: string;
    secrets?: string[];
    /** As it was read before; what came with its definition was not. */
    before: KubernetesObject | undefined;
  },
): Promise<Outcome> {
  const { ref, object, path, fieldManager, served, secrets } = options;
  return orRefuse(
    async () => {
      const known =
        options.before ?? (served ? undefined : await readObject(access, path));
      const before =
        known && (await pastDeletion(access, { known, path, ref }));
      const after = await applyPatch(access, { path, object, fieldManager });
      if (before === undefined) {
        return 'created';
      }
      return isDeepStrictEqual(normalizeObject(before), normalizeObject(after))
        ? 'unchanged'
        : 'updated';
    },
    { object, ref, secrets },
  );
}

/** What is being deleted would take with it what is written to it now: it is waited for, and made anew. */
async function pastDeletion(
  access: Access,
  options: { known: KubernetesObject; path: string; ref: ObjectRef },
): Promise<KubernetesObject | undefined> {
  const { path, ref } = options;
  const deadline = Date.now() + deadlineMs;
  let live: KubernetesObject | undefined = options.known;
  while (live?.metadata.deletionTimestamp !== undefined) {
    if (Date.now() > deadline) {
      throw new ServiceUnavailableError(
        `${nameOf(ref)} is being deleted, and still there after ${
          deadlineMs / 1000
        } s. Look at its finalizers.`,
      );
    }
    await sleep(everyMs, undefined, { signal: access.signal });
    live = await readObject(access, path);
  }
  return live;
}
