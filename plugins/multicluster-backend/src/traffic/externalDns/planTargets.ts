import { InputError } from '@backstage/errors';
import {
  Shares,
  sharesOf,
  TrafficChange,
  TrafficHop,
} from '@multicluster/backstage-plugin-multicluster-common';

const TOLERANCE = 1;

/**
 * For a record whose targets are one list: all that are in it are answered alike. A target can be taken out or put in, and who stays gets
 * a greater share; to give one that stays a smaller share, unless it is the even one, cannot be written.
 */
export function planTargets(options: {
  hop: TrafficHop;
  shares: Shares;
}): TrafficChange | undefined {
  const { hop, shares } = options;
  const names = hop.backends.map(({ name }) => name);
  const unknown = Object.keys(shares).find(name => !names.includes(name));
  if (unknown !== undefined) {
    throw new InputError(`'${hop.id}' has no backend '${unknown}'`);
  }
  const into = names.filter(name => (shares[name] ?? 0) > 0);
  if (into.length === 0) {
    throw new InputError(
      `'${
        hop.id
      }' must keep one target: without any its name has no answer. Give one of ${names
        .map(name => `'${name}'`)
        .join(', ')} a share.`,
    );
  }
  refuseFractions(hop, shares, into);
  const before = Object.fromEntries(
    hop.backends.map(({ name, weight }) => [name, weight]),
  );
  const after = Object.fromEntries(
    names.map(name => [name, into.includes(name) ? 1 : 0]),
  );
  if (names.every(name => before[name] === after[name])) return undefined;
  const { id, driver, cluster, object, resourceVersion } = hop;
  return { hop: id, driver, cluster, object, before, after, resourceVersion };
}

function refuseFractions(
  hop: TrafficHop,
  shares: Shares,
  into: string[],
): void {
  const current = sharesOf(hop);
  const even = 100 / into.length;
  for (const name of into) {
    const isEven = Math.abs(shares[name] - even) <= TOLERANCE;
    const grows =
      current[name] > 0 && shares[name] >= current[name] - TOLERANCE;
    if (!isEven && !grows) {
      throw new InputError(
        `'${hop.id}' cannot give '${name}' ${shares[name]} %: the targets of a record are answered alike. Take it out, or leave it in.`,
      );
    }
  }
}
