import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { packFolder } from '../../deploy/sources';

/** A bundle of these files. */
export async function packFiles(files: {
  [path: string]: string;
}): Promise<Buffer> {
  const folder = await mkdtemp(path.join(tmpdir(), 'multicluster-test-'));
  try {
    for (const [name, content] of Object.entries(files)) {
      const file = path.join(folder, name);
      await mkdir(path.dirname(file), { recursive: true });
      await writeFile(file, content);
    }
    return await packFolder(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
