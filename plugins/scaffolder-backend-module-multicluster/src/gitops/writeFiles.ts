import fs from 'node:fs/promises';
import path from 'node:path';
import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { stringify } from 'yaml';
import { KubernetesObject } from './types';

export type WrittenFile = { path: string; content: string };

/** Many objects in one file; long lines stay as they are, so that a diff in Git shows what has changed. */
export function asYaml(objects: KubernetesObject[]): string {
  return objects
    .map(each => `---\n${stringify(each, { lineWidth: 0 })}`)
    .join('');
}

/** Writes below `root` and nowhere else, whatever the paths say. */
export async function writeFiles(
  root: string,
  files: WrittenFile[],
): Promise<void> {
  await fs.mkdir(root, { recursive: true });
  for (const file of files) {
    const target = resolveSafeChildPath(root, file.path);
    await fs.mkdir(path.dirname(target), { recursive: true });
    await fs.writeFile(target, file.content);
  }
}

/** Writes objects into one file of a folder, which is made. */
export async function writeObjects(
  folder: string,
  name: string,
  objects: KubernetesObject[],
): Promise<void> {
  await writeFiles(folder, [{ path: name, content: asYaml(objects) }]);
}
