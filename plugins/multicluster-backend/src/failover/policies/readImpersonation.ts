import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

/** As whom what people start is written to clusters. */
export type Impersonation = {
  /** The name of the user's entity, or its whole reference. */
  user: 'name' | 'ref';
  /** Before it, as clusters know them: `oidc:`. */
  prefix: string;
};

/** From `multicluster.failover.impersonate`; undefined when it is not there. Throws an `InputError` that names the key. */
export function readImpersonation(config: Config): Impersonation | undefined {
  const key = 'multicluster.failover.impersonate';
  const own = config.getOptionalConfig(key);
  if (!own) return undefined;
  const user = own.getOptionalString('user') ?? 'name';
  if (user !== 'name' && user !== 'ref') {
    throw new InputError(
      `The configuration cannot be used. '${key}.user': must be 'name' or 'ref'`,
    );
  }
  return { user, prefix: own.getOptionalString('prefix') ?? '' };
}
