import { execFile } from 'node:child_process';
import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { NotFoundError } from '@backstage/errors';

const timeoutMs = 30_000;

/**
 * The program that `configured` names, else OpenTofu on the PATH, else Terraform. Rejects with a `NotFoundError` that says what to do when
 * there is none, or one that is too old.
 */
export async function findBinary(options: {
  configured?: string;
  env: Record<string, string>;
}): Promise<string> {
  const { configured, env } = options;
  const binary = configured
    ? await existing(configured)
    : (await onPath('tofu', env)) ?? (await onPath('terraform', env));
  if (!binary) {
    throw new NotFoundError(
      configured
        ? "'multicluster.terraform.binary' names no program that the backend may run"
        : "There is neither OpenTofu ('tofu') nor Terraform ('terraform') on the PATH of the backend; install one, or set 'multicluster.terraform.binary'",
    );
  }
  checkVersion(await readVersion(binary, env));
  return binary;
}

async function onPath(
  name: string,
  env: Record<string, string>,
): Promise<string | undefined> {
  for (const folder of (env.PATH ?? '').split(delimiter).filter(Boolean)) {
    const found = await existing(join(folder, name));
    if (found) {
      return found;
    }
  }
  return undefined;
}

async function existing(file: string): Promise<string | undefined> {
  try {
    await access(file, constants.X_OK);
    return file;
  } catch {
    return undefined;
  }
}

/** What `version` prints: OpenTofu says its name there. */
async function readVersion(
  binary: string,
  env: Record<string, string>,
): Promise<string> {
  try {
    const { stdout } = await promisify(execFile)(binary, ['version'], {
      env,
      timeout: timeoutMs,
    });
    return stdout;
  } catch {
    throw new NotFoundError(
      "The program of 'multicluster.terraform.binary' does not answer to 'version'; it must be OpenTofu or Terraform",
    );
  }
}

function checkVersion(said: string): void {
  const [, product, major, minor] =
    /(OpenTofu|Terraform) v(\d+)\.(\d+)/.exec(said) ?? [];
  if (!product) {
    throw new NotFoundError(
      "The program of 'multicluster.terraform.binary' is neither OpenTofu nor Terraform",
    );
  }
  const oldest = product === 'OpenTofu' ? 6 : 5;
  if (Number(major) < 1 || (Number(major) === 1 && Number(minor) < oldest)) {
    throw new NotFoundError(
      `${product} ${major}.${minor} is too old; install 1.${oldest} or newer, or set 'multicluster.terraform.binary'`,
    );
  }
}
