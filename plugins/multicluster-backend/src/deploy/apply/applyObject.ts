import { isDeepStrictEqual } from 'node:util';
import { KubernetesObject } from '../types';
import { normalizeObject } from './normalizeObject';
import { PreparedObject } from './prepareObjects';
import { orRefuse } from './refuse';
import { applyPatch, readObject } from './requests';
import { Access } from './types';

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
      const before =
        options.before ?? (served ? undefined : await readObject(access, path));
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
