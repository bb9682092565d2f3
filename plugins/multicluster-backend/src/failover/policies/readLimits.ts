import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

/** How many services may move at once (rule 13). */
export type FailoverLimits = { fleet: number; perCluster: number };

const DEFAULTS: FailoverLimits = { fleet: 20, perCluster: 10 };

/** From `multicluster.failover.limits`. Throws an `InputError` that names the key. */
export function readLimits(config: Config): FailoverLimits {
  const read = (name: keyof FailoverLimits) => {
    const key = `multicluster.failover.limits.${name}`;
    const limit = config.getOptionalNumber(key) ?? DEFAULTS[name];
    if (!Number.isInteger(limit) || limit < 1) {
      throw new InputError(
        `The configuration cannot be used. '${key}': must be a whole number from 1`,
      );
    }
    return limit;
  };
  return { fleet: read('fleet'), perCluster: read('perCluster') };
}
