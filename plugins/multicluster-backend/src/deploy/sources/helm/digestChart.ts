import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { JsonObject } from '@backstage/types';
import { listFiles } from '../bundles/packFolder';

/** What a release is made of, in sixteen letters: the same chart with the same values gives the same. */
export async function digestChart(options: {
  chart: string;
  valueFiles: string[];
  values: JsonObject;
  secretValues?: JsonObject;
}): Promise<string> {
  const { chart, valueFiles, values, secretValues } = options;
  const hash = createHash('sha256');
  const files = (await listFiles(chart)).map(name => path.join(chart, name));
  for (const file of [...files, ...valueFiles]) {
    const content = await readFile(file);
    hash.update(`${path.relative(chart, file)}\0${content.length}\0`);
    hash.update(content);
  }
  hash.update(JSON.stringify([values, secretValues ?? {}]));
  return hash.digest('hex').slice(0, 16);
}
