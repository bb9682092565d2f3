import { lstat } from 'node:fs/promises';
import path from 'node:path';
import { InputError } from '@backstage/errors';

// eslint-disable-next-line no-control-regex
const controlCharacter = /[\u0000-\u001f\u007f]/;

/** What is wrong with a path within a bundle, as `leaves the folder`; undefined for a good one. */
export function explainBadPath(relative: string): string | undefined {
  if (controlCharacter.test(relative)) {
    return 'has a control character';
  }
  if (relative.includes('\\')) {
    return 'has a backslash';
  }
  if (path.posix.isAbsolute(relative) || /^[A-Za-z]:/.test(relative)) {
    return 'is not relative';
  }
  if (relative.split('/').includes('..')) {
    return "has a '..'";
  }
  return undefined;
}

/** The absolute path of a file or folder that a request names. `field` is what the error says was wrong. */
export function resolveInBundle(
  folder: string,
  relative: string,
  field: string,
): string {
  const wrong = explainBadPath(relative);
  if (wrong) {
    throw new InputError(
      `'${field}' must be a path within the files of the deployment: '${relative}' ${wrong}`,
    );
  }
  return path.join(folder, relative);
}

/** Undefined for what is not there. A link counts as not there: a bundle has none. */
export async function kindOfFile(
  file: string,
): Promise<'file' | 'folder' | undefined> {
  try {
    const stats = await lstat(file);
    if (stats.isFile()) {
      return 'file';
    }
    return stats.isDirectory() ? 'folder' : undefined;
  } catch {
    return undefined;
  }
}
