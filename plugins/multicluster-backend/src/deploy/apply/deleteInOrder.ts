import { ConflictError } from '@backstage/errors';
import { KubernetesObject } from '../types';
import { locate, ServedKinds } from './kinds';
import { inOrder } from './order';
import { inParallel } from './parallel';
import { refOf } from './refs';
import { orRefuse } from './refuse';
import { deleteObject, REQUESTS_AT_ONCE } from './requests';
import { Access } from './types';

/** Deletes live objects, in the reverse of the order in which they were applied; gives how many it was that did so. */
export async function deleteInOrder(
  access: Access,
  options: {
    objects: KubernetesObject[];
    kinds: ServedKinds;
    propagation: 'Foreground' | 'Background';
  },
): Promise<number> {
  const { objects, kinds, propagation } = options;
  let deleted = 0;
  for (const row of inOrder(objects, object => object).reverse()) {
    const gone = await inParallel(row, REQUESTS_AT_ONCE, remove);
    deleted += gone.filter(Boolean).length;
  }
  return deleted;

  async function remove(object: KubernetesObject): Promise<boolean> {
    const ref = refOf(object);
    const path = locate(kinds, ref);
    if (path === undefined) {
      return false;
    }
    const uid = String(object.metadata.uid);
    return orRefuse(
      async () => {
        try {
          return await deleteObject(access, { path, uid, propagation });
        } catch (error) {
          // Another object has come in its place since it was read: that one is not the app's.
          if (error instanceof ConflictError) return false;
          throw error;
        }
      },
      { object, ref },
    );
  }
}
