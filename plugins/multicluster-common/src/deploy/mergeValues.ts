import { JsonObject, JsonValue } from '@backstage/types';

/** @public */
export function isJsonObject(
  value: JsonValue | undefined,
): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Values files, later ones over earlier ones, as Helm merges them: objects by key, lists as a whole. A `null` stays, because it
 * removes what the chart itself says.
 *
 * @public
 */
export function mergeValues(...layers: (JsonObject | undefined)[]): JsonObject {
  const merged = new Map<string, JsonValue>();
  for (const layer of layers) {
    for (const [key, value] of Object.entries(layer ?? {})) {
      if (value === undefined) {
        continue;
      }
      const below = merged.get(key);
      merged.set(
        key,
        isJsonObject(below) && isJsonObject(value)
          ? mergeValues(below, value)
          : value,
      );
    }
  }
  // By fromEntries a key `__proto__` is a key like any other.
  return Object.fromEntries(merged);
}
