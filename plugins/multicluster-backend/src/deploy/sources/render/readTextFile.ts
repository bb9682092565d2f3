import { open } from 'node:fs/promises';
import { InputError } from '@backstage/errors';
import { bundleLimits, mebibytes } from '../bundles/limits';

/** A manifest or a values file. `name` is what the error calls it. */
export async function readTextFile(
  file: string,
  name: string,
): Promise<string> {
  const handle = await open(file);
  try {
    const { size } = await handle.stat();
    if (size > bundleLimits.manifestBytes) {
      throw new InputError(
        `'${name}' has ${(size / 2 ** 20).toFixed(
          1,
        )} MiB: a manifest may have ${mebibytes(bundleLimits.manifestBytes)}`,
      );
    }
    return await handle.readFile('utf8');
  } finally {
    await handle.close();
  }
}
