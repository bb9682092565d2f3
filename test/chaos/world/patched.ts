import type { ApiObject } from './ApiServer.ts';

type Operation = { op: string; path: string; value?: unknown };

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
    return { object: { ...object, spec: { ...object.spec, ...patch.spec } } };
  }
  for (const operation of body as Operation[]) {
    const refused = apply(object, operation);
    if (refused) return { code: 422, refused };
  }
  return { object };
}

function apply(object: any, { op, path, value }: Operation) {
  const keys = path
    .split('/')
    .slice(1)
    .map(key => key.replaceAll('~1', '/').replaceAll('~0', '~'));
  const last = keys.pop()!;
  const parent = keys.reduce((at, key) => at?.[key], object);
  if (parent === undefined) return `missing path ${path}`;
  if (op === 'test') {
    return JSON.stringify(parent[last]) === JSON.stringify(value)
      ? undefined
      : `testing path ${path} failed`;
  }
  if (op === 'remove') delete parent[last];
  else parent[last] = value;
  return undefined;
}
