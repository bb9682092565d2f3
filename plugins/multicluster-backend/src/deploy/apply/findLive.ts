import { ObjectRef } from '@multicluster/backstage-plugin-multicluster-common';
import { KubernetesObject } from '../types';
import { discoverKinds, locate } from './kinds';
import { inParallel } from './parallel';
import { readObject, REQUESTS_AT_ONCE } from './requests';
import { Access } from './types';

export type LiveObject = { ref: ObjectRef; live?: KubernetesObject };

/** The objects as the cluster has them now, in the same order; without `live` where there is none. */
export async function findLive(
  options: Access & { refs: ObjectRef[] },
): Promise<LiveObject[]> {
  const kinds = await discoverKinds(options);
  return inParallel(options.refs, REQUESTS_AT_ONCE, async ref => {
    const path = locate(kinds, ref);
    return { ref, live: path ? await readObject(options, path) : undefined };
  });
}
