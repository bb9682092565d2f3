import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { InputError } from '@backstage/errors';
import { create } from 'tar';
import { bundleLimits, isManifest, mebibytes } from './limits';

/**
 * A folder as a bundle. The same files give the same bytes, whenever and by whomever they were written: so they have one name in the store.
 * What `openBundle` would refuse is refused here, with an `InputError` that names the file.
 */
export async function packFolder(folder: string): Promise<Buffer> {
  const files = await listFiles(folder);
  await checkSizes(folder, files);
  const chunks: Buffer[] = [];
  const archive = create(
    {
      cwd: folder,
      gzip: { level: 6 },
      portable: true,
      noDirRecurse: true,
      mtime: new Date(0),
      onWriteEntry: entry => {
        if (entry.stat) entry.stat.mode = 0o100644;
      },
    },
    files,
  );
  for await (const chunk of archive) {
    chunks.push(chunk);
  }
  const bytes = Buffer.concat(chunks);
  if (bytes.length > bundleLimits.packedBytes) {
    throw new InputError(
      `The files are more than ${mebibytes(
        bundleLimits.packedBytes,
      )} when packed: leave out what is not deployed`,
    );
  }
  return bytes;
}

/** All files below, with `/`, sorted; without what Git keeps of itself. */
export async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, {
    recursive: true,
    withFileTypes: true,
  });
  return entries
    .map(entry => ({
      entry,
      name: path
        .relative(folder, path.join(entry.parentPath, entry.name))
        .split(path.sep)
        .join('/'),
    }))
    .filter(({ name }) => !/(^|\/)\.git(\/|$)/.test(name))
    .filter(({ entry, name }) => {
      if (entry.isFile() || entry.isDirectory()) {
        return entry.isFile();
      }
      throw new InputError(
        `'${name}' is ${
          entry.isSymbolicLink() ? 'a symbolic link' : 'no file'
        }: only files and folders can be deployed`,
      );
    })
    .map(({ name }) => name)
    .sort();
}

async function checkSizes(folder: string, files: string[]): Promise<void> {
  if (files.length > bundleLimits.files) {
    throw new InputError(
      `There are ${files.length} files, more than ${bundleLimits.files}: leave out what is not deployed`,
    );
  }
  let total = 0;
  for (const name of files) {
    const { size } = await stat(path.join(folder, name));
    if (isManifest(name) && size > bundleLimits.manifestBytes) {
      throw new InputError(
        `'${name}' has ${(size / 2 ** 20).toFixed(
          1,
        )} MiB: a manifest may have ${mebibytes(bundleLimits.manifestBytes)}`,
      );
    }
    total += size;
  }
  if (total > bundleLimits.unpackedBytes) {
    throw new InputError(
      `The files are more than ${mebibytes(
        bundleLimits.unpackedBytes,
      )}: leave out what is not deployed`,
    );
  }
}
