import { setTimeout as sleep } from 'node:timers/promises';
import { InputError, ServiceUnavailableError } from '@backstage/errors';
import { ObjectRef } from '@multicluster/backstage-plugin-multicluster-common';
import { KubernetesObject } from '../types';
import { discoverKinds, requirePath, ServedKinds } from './kinds';
import { nameOf } from './refs';
import { readObject } from './requests';
import { Access } from './types';

const deadlineMs = 60_000;
const everyMs = 200;

/**
 * Waits until definitions are established and the API server serves the kinds that are awaited, and gives the new mapping. Between
 * "established" and "served" there may be a second.
 */
export async function waitForDefinitions(
  access: Access,
  options: {
    definitions: ObjectRef[];
    awaited: ObjectRef[];
    kinds: ServedKinds;
  },
): Promise<ServedKinds> {
  const { definitions, awaited } = options;
  const deadline = Date.now() + deadlineMs;
  let { kinds } = options;
  for (;;) {
    const waits = await firstWaiting(access, definitions, kinds);
    const missing = firstMissing(awaited, kinds);
    if (!waits && !missing) {
      return kinds;
    }
    if (Date.now() > deadline) {
      throw new ServiceUnavailableError(
        waits
          ? `${nameOf(waits)} is not established after ${deadlineMs / 1000} s.`
          : `The kind of ${nameOf(missing!)} is not served ${
              deadlineMs / 1000
            } s after its definition was applied.`,
      );
    }
    await sleep(everyMs, undefined, { signal: access.signal });
    if (!waits) {
      kinds = await discoverKinds(access, { fresh: true });
    }
  }
}

function firstMissing(refs: ObjectRef[], kinds: ServedKinds) {
  return refs.find(({ apiVersion, kind }) => !kinds.find(apiVersion, kind));
}

async function firstWaiting(
  access: Access,
  definitions: ObjectRef[],
  kinds: ServedKinds,
): Promise<ObjectRef | undefined> {
  for (const ref of definitions) {
    const live = await readObject(access, requirePath(kinds, ref));
    const refused = conditionOf(live, 'NamesAccepted');
    if (refused?.status === 'False') {
      throw new InputError(
        `${nameOf(ref)}: its names are taken. ${refused.message ?? ''}`.trim(),
      );
    }
    if (conditionOf(live, 'Established')?.status !== 'True') {
      return ref;
    }
  }
  return undefined;
}

type Condition = { type?: string; status?: string; message?: string };

function conditionOf(
  live: KubernetesObject | undefined,
  type: string,
): Condition | undefined {
  const { conditions } = (live?.status ?? {}) as { conditions?: Condition[] };
  return conditions?.find(condition => condition.type === type);
}
