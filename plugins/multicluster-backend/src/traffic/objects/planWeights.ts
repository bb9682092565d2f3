import { InputError } from '@backstage/errors';
import {
  Shares,
  TrafficChange,
  TrafficHop,
  wholeShares,
} from '@multicluster/backstage-plugin-multicluster-common';
import { sameShares } from './compareWeights';

/** For drivers that can write any share: whole percents, which every version of every API takes. */
export function planWeights(options: {
  hop: TrafficHop;
  shares: Shares;
}): TrafficChange | undefined {
  const { hop, shares } = options;
  const unknown = Object.keys(shares).find(
    name => !hop.backends.some(backend => backend.name === name),
  );
  if (unknown !== undefined) {
    throw new InputError(`'${hop.id}' has no backend '${unknown}'`);
  }
  const before = Object.fromEntries(
    hop.backends.map(({ name, weight }) => [name, weight]),
  );
  const wanted = hop.backends.map(({ name }) => [name, shares[name] ?? 0]);
  const after = wholeShares(Object.fromEntries(wanted));
  if (sameShares(before, after)) return undefined;
  const { id, driver, cluster, object, resourceVersion } = hop;
  return { hop: id, driver, cluster, object, before, after, resourceVersion };
}
