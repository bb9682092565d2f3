import { InputError } from '@backstage/errors';
import { JsonObject } from '@backstage/types';
import { parseValuePath } from '@multicluster/backstage-plugin-multicluster-common';

const NEVER = new Set(['__proto__', 'constructor', 'prototype']);

function setAt(root: JsonObject, path: string, value: string): void {
  const keys = parseValuePath(path);
  const last = keys.pop()!;
  let at = root;
  for (const key of keys) {
    const next = Object.hasOwn(at, key) ? at[key] : {};
    if (typeof next !== 'object') {
      throw new InputError(
        `'secretValues' sets '${path}' below a value that it sets, too`,
      );
    }
    at[key] = next;
    at = next as JsonObject;
  }
  at[last] = value;
}

/**
 * The values that are secret, by the names of task secrets. A dry run has none to give: what is previewed then has `***` in their place,
 * so that the template can be tried without them.
 */
export function readSecretValues(options: {
  names: { [path: string]: string } | undefined;
  secrets: { [name: string]: string | undefined } | undefined;
  isDryRun: boolean;
}): JsonObject | undefined {
  const { names = {}, secrets = {}, isDryRun } = options;
  const entries = Object.entries(names);
  if (entries.length === 0) {
    return undefined;
  }
  const values: JsonObject = {};
  for (const [path, name] of entries) {
    const secret = Object.hasOwn(secrets, name) ? secrets[name] : undefined;
    if (secret === undefined && !isDryRun) {
      throw new InputError(
        `'secretValues' names the task secret '${name}' for '${path}', but the task has no such secret: ask for it with 'ui:field: Secret' in the template`,
      );
    }
    if (parseValuePath(path).some(key => NEVER.has(key))) {
      throw new InputError(`'secretValues' must not set '${path}'`);
    }
    setAt(values, path, secret ?? '***');
  }
  return values;
}
