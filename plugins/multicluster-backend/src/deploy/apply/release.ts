import { ObjectRef } from '@multicluster/backstage-plugin-multicluster-common';
import { KubernetesObject } from '../types';
import { locate, ServedKinds } from './kinds';
import { releaseOf } from './ownership';
import { inParallel } from './parallel';
import { readObject, REQUESTS_AT_ONCE } from './requests';
import { Access } from './types';

const KEEP = 'helm.sh/resource-policy';

/** Of objects that a Helm release is known to have had, those that still are its own and that Helm would delete. */
export async function readRelease(
  access: Access,
  options: {
    app: string;
    namespace: string;
    kinds: ServedKinds;
    pruneFrom?: ObjectRef[];
  },
): Promise<KubernetesObject[]> {
  const { app, namespace, kinds, pruneFrom = [] } = options;
  const live = await inParallel(pruneFrom, REQUESTS_AT_ONCE, async ref => {
    const path = locate(kinds, ref);
    return path ? readObject(access, path) : undefined;
  });
  return live.filter(
    (object): object is KubernetesObject =>
      object !== undefined &&
      releaseOf(object) === `${namespace}/${app}` &&
      object.metadata.annotations?.[KEEP] !== 'keep',
  );
}
