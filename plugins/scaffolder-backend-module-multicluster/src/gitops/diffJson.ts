import { isDeepStrictEqual } from 'node:util';
import { JsonObject, JsonValue } from '@backstage/types';

/** A step of a JSON patch, as Karmada's plaintext overrider takes it. */
export type Override =
  | { path: string; operator: 'add' | 'replace'; value: JsonValue }
  | { path: string; operator: 'remove' };

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function pointer(path: string, key: string | number): string {
  return `${path}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

function diffObjects(from: JsonObject, to: JsonObject, path: string) {
  const keys = [...new Set([...Object.keys(from), ...Object.keys(to)])].sort();
  return keys.flatMap((key): Override[] => {
    const at = pointer(path, key);
    const before = from[key];
    const after = to[key];
    if (after === undefined) {
      return [{ path: at, operator: 'remove' }];
    }
    return before === undefined
      ? [{ path: at, operator: 'add', value: after }]
      : diffJson(before, after, at);
  });
}

/** What makes `to` of `from`, in the fewest fields. Lists of another length are replaced as a whole. */
export function diffJson(
  from: JsonValue,
  to: JsonValue,
  path = '',
): Override[] {
  if (isDeepStrictEqual(from, to)) {
    return [];
  }
  if (isObject(from) && isObject(to)) {
    return diffObjects(from, to, path);
  }
  if (Array.isArray(from) && Array.isArray(to) && from.length === to.length) {
    return from.flatMap((each, index) =>
      diffJson(each, to[index], pointer(path, index)),
    );
  }
  return [{ path, operator: 'replace', value: to }];
}
