import { JsonObject, JsonValue } from '@backstage/types';
import { PlacedCluster } from './clusterSelector';
import { isJsonObject } from './mergeValues';
import { formatValuePath } from './valuePath';

const placeholder = /\{\{\s*(cluster|region|provider|env)\s*\}\}/g;

type Filling = {
  target: PlacedCluster;
  /** Is added to. */
  problems: string[];
};

/** The same values, with what the cluster says in place of each placeholder. One that it does not say stays, and is a problem. */
export function fillPlaceholders(
  values: JsonObject,
  filling: Filling,
  keys: string[] = [],
): JsonObject {
  return Object.fromEntries(
    Object.entries(values).flatMap(([key, value]) =>
      value === undefined ? [] : [[key, fill(value, filling, [...keys, key])]],
    ),
  );
}

function fill(value: JsonValue, filling: Filling, keys: string[]): JsonValue {
  if (typeof value === 'string') {
    return fillText(value, filling, keys);
  }
  if (Array.isArray(value)) {
    return value.map(each => fill(each, filling, keys));
  }
  return isJsonObject(value) ? fillPlaceholders(value, filling, keys) : value;
}

function fillText(
  text: string,
  { target, problems }: Filling,
  keys: string[],
): string {
  return text.replace(placeholder, (whole, name) => {
    const [fact, says] = factOf(target, name);
    if (says === undefined) {
      problems.push(
        `The value '${formatValuePath(keys)}' needs ${whole}, but cluster '${
          target.name
        }' does not say its ${fact}.`,
      );
    }
    return says ?? whole;
  });
}

function factOf(
  target: PlacedCluster,
  name: string,
): [fact: string, says: string | undefined] {
  switch (name) {
    case 'cluster':
      return ['name', target.name];
    case 'env':
      return ['environment', target.environment];
    case 'region':
      return ['region', target.region];
    default:
      return ['provider', target.provider];
  }
}
