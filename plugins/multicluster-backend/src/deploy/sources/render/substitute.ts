import { InputError } from '@backstage/errors';
import { JsonObject, JsonValue } from '@backstage/types';
import {
  isJsonObject,
  parseValuePath,
} from '@multicluster/backstage-plugin-multicluster-common';
import { isScalar, visit } from 'yaml';
import { ManifestDocument } from './readManifests';

/** `$${` stands for `${` itself. */
const reference = /\$\$\{|\$\{([^}]*)\}/g;

/**
 * Puts values in place of `${global.region}` in all strings of a document. A string that is nothing but one unquoted reference becomes the
 * value itself, so that `replicas: ${replicas}` is a number. As this happens in the parsed document, no value can change its structure.
 *
 * Rejects with an `InputError` that names the file, the line and the reference for a value that is not there.
 */
export function substitute(
  { document, at }: ManifestDocument,
  values: JsonObject,
): void {
  visit(document, {
    Scalar: (key, node) => {
      if (typeof node.value !== 'string' || !node.value.includes('${')) {
        return undefined;
      }
      const where = at(node);
      const whole = /^\$\{([^}]*)\}$/.exec(node.value);
      if (whole && node.type === 'PLAIN' && key !== 'key') {
        const value = lookUp(values, whole[1], where);
        return document.createNode(value);
      }
      node.value = node.value.replace(reference, (_, path) =>
        path === undefined ? '${' : toText(values, path, where),
      );
      if (isScalar(node)) {
        node.source = undefined;
      }
      return undefined;
    },
  });
}

function toText(values: JsonObject, path: string, where: string): string {
  const value = lookUp(values, path, where);
  if (typeof value === 'object') {
    throw new InputError(
      `${where}: '\${${path}}' is ${
        Array.isArray(value) ? 'a list' : 'an object'
      }, which cannot be part of a text`,
    );
  }
  return String(value);
}

function lookUp(values: JsonObject, path: string, where: string): JsonValue {
  let value: JsonValue | undefined = values;
  for (const key of keysOf(path, where)) {
    value =
      isJsonObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  }
  if (value === undefined || value === null) {
    throw new InputError(
      `${where}: there is no value '${path}'. For a literal '\${' write '$\${'`,
    );
  }
  return value;
}

function keysOf(path: string, where: string): string[] {
  try {
    return parseValuePath(path);
  } catch {
    throw new InputError(
      `${where}: '\${${path}}' is no reference to a value. For a literal '\${' write '$\${'`,
    );
  }
}
