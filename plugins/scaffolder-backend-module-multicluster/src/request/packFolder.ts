import fs from 'node:fs/promises';
import path from 'node:path';
import {
  isChildPath,
  resolveSafeChildPath,
} from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { create } from 'tar';

const MIB = 1024 * 1024;
const LARGEST_PACKED = 16 * MIB;
const LARGEST_UNPACKED = 64 * MIB;
const MOST_FILES = 5_000;

type PackedFile = { file: string; bytes: number };

/** The folder of the workspace that an input names; it may not leave the workspace, not even by a link. */
export async function folderAt(
  workspacePath: string,
  field: string,
  folder: string | undefined,
): Promise<string> {
  const wanted = folder ?? '.';
  let found: string;
  try {
    found = resolveSafeChildPath(workspacePath, wanted);
  } catch {
    throw new InputError(
      `'${field}' must be a folder of the workspace, but '${wanted}' leaves it`,
    );
  }
  const stats = await fs.stat(found).catch(() => undefined);
  if (!stats?.isDirectory()) {
    throw new InputError(
      `'${field}' names the folder '${wanted}', which the workspace does not have`,
    );
  }
  return found;
}

/** A link is packed as the file that it means, when that is one of the folder. */
async function measureLink(root: string, file: string): Promise<number> {
  const real = await fs.realpath(path.join(root, file)).catch(() => undefined);
  const target = real ? await fs.stat(real) : undefined;
  if (
    !real ||
    !target?.isFile() ||
    !isChildPath(await fs.realpath(root), real)
  ) {
    throw new InputError(
      `'${file}' is a link to something that is no file of the source folder: put a copy there`,
    );
  }
  return target.size;
}

async function listFiles(root: string, folder = ''): Promise<PackedFile[]> {
  const found: PackedFile[] = [];
  const entries = await fs.readdir(path.join(root, folder), {
    withFileTypes: true,
  });
  for (const entry of entries) {
    const file = folder ? `${folder}/${entry.name}` : entry.name;
    if (entry.isDirectory()) {
      if (entry.name !== '.git') found.push(...(await listFiles(root, file)));
    } else if (entry.isFile()) {
      const { size } = await fs.stat(path.join(root, file));
      found.push({ file, bytes: size });
    } else if (entry.isSymbolicLink()) {
      found.push({ file, bytes: await measureLink(root, file) });
    } else {
      throw new InputError(`'${file}' is neither a file nor a folder`);
    }
  }
  return found;
}

function inMiB(bytes: number): string {
  return `${(bytes / MIB).toFixed(1)} MiB`;
}

function checkSize(files: PackedFile[]): void {
  if (files.length === 0) {
    throw new InputError('The source folder has no file to deploy');
  }
  if (files.length > MOST_FILES) {
    throw new InputError(
      `The source folder has ${files.length} files, and ${MOST_FILES} is the most: name a smaller folder by 'sourcePath'`,
    );
  }
  const bytes = files.reduce((sum, each) => sum + each.bytes, 0);
  if (bytes > LARGEST_UNPACKED) {
    const largest = files.reduce((a, b) => (b.bytes > a.bytes ? b : a));
    throw new InputError(
      `The source folder has ${inMiB(bytes)}, and ${inMiB(
        LARGEST_UNPACKED,
      )} is the most; the largest file is '${largest.file}' with ${inMiB(
        largest.bytes,
      )}`,
    );
  }
}

/** The folder as tar.gz. The same files give the same bytes, whenever and by whomever they were written. */
export async function packFolder(root: string): Promise<Uint8Array> {
  const files = await listFiles(root);
  checkSize(files);
  const names = files.map(({ file }) => file).sort((a, b) => (a < b ? -1 : 1));
  const packed = create(
    {
      cwd: root,
      gzip: { level: 6 },
      portable: true,
      mtime: new Date(0),
      noDirRecurse: true,
      follow: true,
      strict: true,
    },
    // Without the dot, a name that begins with @ would mean the entries of another archive.
    names.map(name => `./${name}`),
  );
  const chunks: Buffer[] = [];
  for await (const chunk of packed) {
    chunks.push(chunk);
  }
  const bytes = Buffer.concat(chunks);
  if (bytes.length > LARGEST_PACKED) {
    throw new InputError(
      `The source folder is ${inMiB(bytes.length)} packed, and ${inMiB(
        LARGEST_PACKED,
      )} is the most: name a smaller folder by 'sourcePath'`,
    );
  }
  return bytes;
}
