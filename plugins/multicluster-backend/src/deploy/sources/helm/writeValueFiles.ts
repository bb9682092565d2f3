import { InputError } from '@backstage/errors';
import { JsonObject } from '@backstage/types';
import { kindOfFile, resolveInBundle } from '../bundles/bundlePath';
import { RenderRequest } from '../../types';
import { fillPattern, hasPlaceholder } from '../render/fillPattern';
import { HelmSource } from '../render/readChart';
import { readYamlObject } from '../render/readYaml';
import { writePrivateFile } from '../tempFolder';

export type ValueFile = { file: string; name: string; values: JsonObject };

/**
 * The value files that the source names, for one cluster. One with a placeholder need not exist; any other must.
 */
export async function readValueFiles(
  source: HelmSource,
  { target, folder }: Pick<RenderRequest, 'target' | 'folder'>,
): Promise<ValueFile[]> {
  const files: ValueFile[] = [];
  for (const pattern of source.valueFiles ?? []) {
    const name = fillPattern(pattern, target);
    if (name === undefined || folder === undefined) {
      continue;
    }
    const file = resolveInBundle(folder, name, 'source.valueFiles');
    if ((await kindOfFile(file)) === 'file') {
      files.push({ file, name, values: await readYamlObject(file, name) });
    } else if (!hasPlaceholder(pattern)) {
      throw new InputError(
        `There is no file '${name}', which 'source.valueFiles' names`,
      );
    }
  }
  return files;
}

/** Arguments that give Helm all values, in their order; those of the request in files that nobody else can read. */
export async function writeValueArgs(options: {
  home: string;
  valueFiles: string[];
  values: JsonObject;
  secretValues?: JsonObject;
}): Promise<string[]> {
  const { home, valueFiles, values, secretValues } = options;
  const write = (name: string, content: JsonObject) =>
    writePrivateFile(home, name, JSON.stringify(content));
  const files = [...valueFiles, await write('values.json', values)];
  if (secretValues && Object.keys(secretValues).length > 0) {
    files.push(await write('secret-values.json', secretValues));
  }
  return files.flatMap(file => ['--values', file]);
}
