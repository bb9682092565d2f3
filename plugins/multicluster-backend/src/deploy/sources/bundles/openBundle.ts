import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { InputError, isError } from '@backstage/errors';
import { Parser, ReadEntry, Unpack } from 'tar';
import { createTempFolder, removeFolder } from '../tempFolder';
import { explainBadPath } from './bundlePath';
import { bundleLimits, isManifest, mebibytes } from './limits';

/** The unpacked files of a bundle, until it is closed. */
export type OpenBundle = { folder: string; close(): Promise<void> };

/** Each file has a head of 512 bytes, and so has what comes before a long name. */
const largestArchive =
  bundleLimits.unpackedBytes + bundleLimits.files * 4 * 1024;

/** How gzip and zstd begin. */
const packedTwice = [
  Buffer.from([0x1f, 0x8b]),
  Buffer.from([0x28, 0xb5, 0x2f, 0xfd]),
];

const fileTypes = ['File', 'OldFile', 'ContiguousFile'];

/**
 * Unpacks a tar.gz of strangers into a folder of its own. Everything is looked at before the first file is written: links, devices, paths
 * that lead out, too many or too large files are refused with an `InputError` that names the file.
 */
export async function openBundle(bytes: Buffer): Promise<OpenBundle> {
  const archive = await unzip(bytes);
  await checkEntries(archive);
  const folder = await createTempFolder('bundle');
  try {
    await write(
      archive,
      new Unpack({
        cwd: folder,
        strict: true,
        noMtime: true,
        preserveOwner: false,
        // Whatever the archive says: the server must be able to read its files, and nobody else needs to.
        onReadEntry: entry => {
          entry.mode = entry.type === 'Directory' ? 0o700 : 0o600;
        },
      }),
    );
  } catch (error) {
    await removeFolder(folder);
    throw unreadable(error);
  }
  return { folder, close: () => removeFolder(folder) };
}

async function unzip(bytes: Buffer): Promise<Buffer> {
  if (bytes.length > bundleLimits.packedBytes) {
    throw new InputError(
      `The files are more than ${mebibytes(
        bundleLimits.packedBytes,
      )} when packed: leave out what is not deployed`,
    );
  }
  try {
    const archive = await promisify(gunzip)(bytes, {
      maxOutputLength: largestArchive,
    });
    // The parser would unpack these too, and without a limit.
    if (
      packedTwice.some(magic => archive.subarray(0, 4).indexOf(magic) === 0)
    ) {
      throw new Error('packed twice');
    }
    return archive;
  } catch (error) {
    if (isError(error) && error.code === 'ERR_BUFFER_TOO_LARGE') {
      throw tooMuch();
    }
    throw new InputError('The bundle is not a whole tar.gz file');
  }
}

async function checkEntries(archive: Buffer): Promise<void> {
  const sizes = { files: 0, folders: 0, bytes: 0 };
  let refusal: InputError | undefined;
  try {
    await write(
      archive,
      new Parser({
        strict: true,
        onReadEntry: entry => {
          refusal ??= refuse(entry, sizes);
          // Its bytes are not needed, but they must have been read before the next entry comes.
          entry.resume();
        },
      }),
    );
  } catch (error) {
    throw refusal ?? (sizes.files === 0 ? noFiles() : unreadable(error));
  }
  if (refusal) {
    throw refusal;
  }
  if (sizes.files === 0) {
    throw noFiles();
  }
}

function refuse(
  entry: ReadEntry,
  sizes: { files: number; folders: number; bytes: number },
): InputError | undefined {
  const { type, size } = entry;
  // What the archive says, before anything has been made of it.
  const name = entry.path.replace(/^\.\//, '').replace(/\/$/, '');
  const wrong = explainBadPath(name);
  if (wrong) {
    return new InputError(`A path of the bundle ${wrong}: '${name}'`);
  }
  if (type === 'Directory') {
    sizes.folders += 1;
    return sizes.folders > bundleLimits.files ? tooMany(name) : undefined;
  }
  if (!fileTypes.includes(type)) {
    return new InputError(
      `'${name}' in the bundle is a ${nameOfType(
        type,
      )}: only files and folders are taken`,
    );
  }
  if (isManifest(name) && size > bundleLimits.manifestBytes) {
    return new InputError(
      `'${name}' has ${(size / 2 ** 20).toFixed(
        1,
      )} MiB: a manifest may have ${mebibytes(bundleLimits.manifestBytes)}`,
    );
  }
  sizes.files += 1;
  sizes.bytes += size;
  if (sizes.files > bundleLimits.files) {
    return tooMany(name);
  }
  return sizes.bytes > bundleLimits.unpackedBytes ? tooMuch() : undefined;
}

function nameOfType(type: string): string {
  switch (type) {
    case 'SymbolicLink':
      return 'symbolic link';
    case 'Link':
      return 'hard link';
    case 'FIFO':
      return 'pipe';
    default:
      return type.endsWith('Device') ? 'device' : `'${type}' entry`;
  }
}

function tooMany(last: string): InputError {
  return new InputError(
    `The bundle has more than ${bundleLimits.files} files or folders, the last of which is '${last}'`,
  );
}

function noFiles(): InputError {
  return new InputError('The bundle is no tar archive, or has no files');
}

function tooMuch(): InputError {
  return new InputError(
    `The files are more than ${mebibytes(
      bundleLimits.unpackedBytes,
    )} when unpacked: leave out what is not deployed`,
  );
}

function unreadable(error: unknown): InputError {
  const reason = isError(error)
    ? /^TAR_[A-Z_]+/.exec(String(error.code))
    : null;
  return new InputError(
    `The bundle cannot be unpacked${reason ? ` (${reason[0]})` : ''}`,
  );
}

function write(archive: Buffer, parser: Parser): Promise<void> {
  return new Promise((resolve, reject) => {
    parser.on('error', reject);
    parser.on('end', resolve);
    parser.end(archive);
  });
}
