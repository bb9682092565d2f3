import { InputError } from '@backstage/errors';
import { JsonObject, JsonValue } from '@backstage/types';
import { isJsonObject } from '@multicluster/backstage-plugin-multicluster-common';
import { readManifests, toPlain } from './readManifests';
import { readTextFile } from './readTextFile';

/** The objects in a file that is no manifest, as a kustomization. Rejects with an `InputError` that names file and line. */
export async function readYamlObjects(
  file: string,
  name: string,
): Promise<JsonObject[]> {
  const text = await readTextFile(file, name);
  const documents = await readManifests({
    text,
    file: name,
    repeatedKeys: 'lastWins',
    expected: 'file of keys and values',
  });
  return documents
    .map(each => toPlain(each) as JsonValue)
    .filter(value => isJsonObject(value));
}

/** A file of values or alike; an empty one has none. */
export async function readYamlObject(
  file: string,
  name: string,
): Promise<JsonObject> {
  const objects = await readYamlObjects(file, name);
  if (objects.length > 1) {
    throw new InputError(`${name}: it must be a single document`);
  }
  return objects[0] ?? {};
}
