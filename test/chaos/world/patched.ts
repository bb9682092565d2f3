import { refusalOf } from '@multicluster/backstage-plugin-multicluster-node';
import {
  applyJsonPatch,
  type JsonOperation,
} from '../../../plugins/multicluster-node/src/testUtils/applyJsonPatch';
import { applyMergePatch } from '../../../plugins/multicluster-node/src/testUtils/applyMergePatch';
import type { ApiObject } from './ApiServer.ts';

/** The object as a patch makes it, or why it does not. */
export function patched(
  before: ApiObject,
  contentType: string,
  body: unknown,
): { object: ApiObject } | { code: number; refused: string } {
  const object = structuredClone(before);
  if (contentType === 'application/merge-patch+json') {
    const patch = body as Partial<ApiObject>;
    const expected = patch.metadata?.resourceVersion;
    if (expected !== before.metadata.resourceVersion) {
      return { code: 409, refused: 'the object has been modified' };
    }
    const version = object.metadata.resourceVersion;
    applyMergePatch(object, patch);
    object.metadata.resourceVersion = version;
    return { object };
  }
  try {
    applyJsonPatch(object, body as JsonOperation[]);
    return { object };
  } catch (error) {
    const refusal = refusalOf(error);
    if (!refusal) throw error;
    return { code: refusal.code, refused: refusal.message };
  }
}
