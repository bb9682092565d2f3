import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A new folder that nobody else may look into. */
export function createTempFolder(purpose: string): Promise<string> {
  return mkdtemp(path.join(tmpdir(), `multicluster-${purpose}-`));
}

/** With a folder that is gone when `use` has ended, however it ended. */
export async function withTempFolder<T>(
  purpose: string,
  use: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = await createTempFolder(purpose);
  try {
    return await use(folder);
  } finally {
    await removeFolder(folder);
  }
}

export async function removeFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true, maxRetries: 3 });
}

/** For what nobody else may read, as values with secrets. Returns the path. */
export async function writePrivateFile(
  folder: string,
  name: string,
  text: string,
): Promise<string> {
  const file = path.join(folder, name);
  await writeFile(file, text, { mode: 0o600, flag: 'wx' });
  return file;
}
