import { NotFoundError } from '@backstage/errors';
import { KubernetesObject } from '../types';
import { Access } from './types';

/** A webhook may take up to 30 s for each call of it. */
const deadlineMs = 40_000;
const pageSize = 500;

/** How many requests one piece of work has open on one API server. */
export const REQUESTS_AT_ONCE = 8;

/** Undefined when there is none. */
export async function readObject(
  { client, signal }: Access,
  path: string,
): Promise<KubernetesObject | undefined> {
  try {
    return await client.request<KubernetesObject>({ path, deadlineMs, signal });
  } catch (error) {
    if (error instanceof NotFoundError) {
      return undefined;
    }
    throw error;
  }
}

/** Server-side apply. Unknown and doubled fields are refused rather than dropped. */
export async function applyPatch(
  { client, signal }: Access,
  options: {
    path: string;
    object: KubernetesObject;
    fieldManager: string;
    dryRun?: boolean;
    /** For a dry run alone: what it would be if no one else had a say. */
    force?: boolean;
  },
): Promise<KubernetesObject> {
  const { path, object, fieldManager, dryRun, force } = options;
  const query = new URLSearchParams({
    fieldManager,
    fieldValidation: 'Strict',
    ...(dryRun ? { dryRun: 'All' } : {}),
    ...(dryRun && force ? { force: 'true' } : {}),
  });
  return client.request<KubernetesObject>({
    method: 'PATCH',
    path: `${path}?${query}`,
    // JSON is YAML, and cannot be misread.
    body: JSON.stringify(object),
    contentType: 'application/apply-patch+yaml',
    deadlineMs,
    signal,
  });
}

export async function createObject(
  { client, signal }: Access,
  options: { path: string; object: unknown; dryRun?: boolean },
): Promise<KubernetesObject> {
  const { path, object, dryRun } = options;
  return client.request<KubernetesObject>({
    method: 'POST',
    path: dryRun ? `${path}?dryRun=All` : path,
    body: object,
    deadlineMs,
    signal,
  });
}

/** Deletes this very object, not one of the same name that came after it. False when it is gone already. */
export async function deleteObject(
  { client, signal }: Access,
  options: {
    path: string;
    uid: string;
    propagation: 'Foreground' | 'Background';
  },
): Promise<boolean> {
  try {
    await client.request({
      method: 'DELETE',
      path: options.path,
      body: {
        apiVersion: 'v1',
        kind: 'DeleteOptions',
        propagationPolicy: options.propagation,
        preconditions: { uid: options.uid },
      },
      deadlineMs,
      signal,
    });
    return true;
  } catch (error) {
    if (error instanceof NotFoundError) {
      return false;
    }
    throw error;
  }
}

/** All objects of a collection that have the label, page by page. Empty when the collection is not served. */
export async function listObjects(
  { client, signal }: Access,
  options: { path: string; labelSelector?: string },
): Promise<KubernetesObject[]> {
  const found: KubernetesObject[] = [];
  let from: string | undefined;
  do {
    const query = new URLSearchParams({
      limit: String(pageSize),
      ...(options.labelSelector
        ? { labelSelector: options.labelSelector }
        : {}),
      ...(from ? { continue: from } : {}),
    });
    try {
      const page = await client.request<ObjectPage>({
        path: `${options.path}?${query}`,
        deadlineMs,
        signal,
      });
      found.push(...(page.items ?? []));
      from = page.metadata?.continue || undefined;
    } catch (error) {
      if (error instanceof NotFoundError && found.length === 0) {
        return [];
      }
      throw error;
    }
  } while (from);
  return found;
}

type ObjectPage = {
  metadata?: { continue?: string };
  items?: KubernetesObject[];
};
