import { JsonObject, JsonValue } from '@backstage/types';
import { isJsonObject } from './mergeValues';
import { ValueLayers } from './types';
import { parseValuePath } from './valuePath';

/**
 * The layers with one value set, for one cluster or, without `cluster`, for all; with `undefined` it is cleared, and what a lower
 * layer says holds again. The given layers stay as they are.
 *
 * @public
 */
export function setValueAt(
  layers: ValueLayers,
  edit: { path: string; cluster?: string; value: JsonValue | undefined },
): ValueLayers {
  const { cluster, value } = edit;
  const keys = parseValuePath(edit.path);
  if (cluster === undefined) {
    return withLayer(layers, 'common', put(layers.common ?? {}, keys, value));
  }
  const clusters = layers.clusters ?? {};
  const own = Object.hasOwn(clusters, cluster) ? clusters[cluster] : {};
  const edited = new Map(Object.entries(clusters));
  const values = put(own, keys, value);
  if (Object.keys(values).length > 0) {
    edited.set(cluster, values);
  } else {
    edited.delete(cluster);
  }
  return withLayer(layers, 'clusters', Object.fromEntries(edited));
}

function withLayer<K extends 'common' | 'clusters'>(
  layers: ValueLayers,
  layer: K,
  values: NonNullable<ValueLayers[K]>,
): ValueLayers {
  const changed = { ...layers, [layer]: values };
  if (Object.keys(values).length === 0) {
    delete changed[layer];
  }
  return changed;
}

/** An object that clearing has made empty goes too: it would hide that nothing is set. */
function put(
  object: JsonObject,
  [key, ...rest]: string[],
  value: JsonValue | undefined,
): JsonObject {
  const entries = new Map(Object.entries(object));
  const current = entries.get(key);
  if (rest.length > 0) {
    const child = isJsonObject(current) ? current : {};
    const changed = put(child, rest, value);
    const isUnset = value === undefined && Object.keys(changed).length === 0;
    if (!isUnset) {
      entries.set(key, changed);
    } else if (isJsonObject(current)) {
      entries.delete(key);
    }
  } else if (value === undefined) {
    entries.delete(key);
  } else {
    entries.set(key, value);
  }
  return Object.fromEntries(entries);
}
