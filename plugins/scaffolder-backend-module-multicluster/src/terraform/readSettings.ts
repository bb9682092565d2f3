import { isAbsolute } from 'node:path';
import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

/** `multicluster.terraform`. */
export type TerraformSettings = {
  /** Found on the PATH when absent. */
  binary?: string;
  /** For the program and its providers. */
  env: Record<string, string>;
  /** Plans, and the states of the local backend: both hold secrets. */
  stateDirectory: string;
  backend: 'local' | 'module';
};

const key = 'multicluster.terraform';

/** Throws an `InputError` that names the key and the fix. */
export function readSettings(config: Config): TerraformSettings {
  const section = config.getOptionalConfig(key);
  const stateDirectory = section?.getOptionalString('stateDirectory');
  if (!section || !stateDirectory || !isAbsolute(stateDirectory)) {
    throw new InputError(
      `'${key}.stateDirectory' is missing; set it to the absolute path of a folder that only the backend may read`,
    );
  }
  const backend = section.getOptionalString('backend') ?? 'local';
  if (backend !== 'local' && backend !== 'module') {
    throw new InputError(
      `'${key}.backend' is '${backend}'; it must be 'local' or 'module'`,
    );
  }
  return {
    binary: section.getOptionalString('binary'),
    env: readEnv(section.getOptionalConfig('env')),
    stateDirectory,
    backend,
  };
}

function readEnv(env: Config | undefined): Record<string, string> {
  return Object.fromEntries(
    (env?.keys() ?? []).map(name => [name, env!.getString(name)]),
  );
}
