import {
  clusterSharesOf,
  FailoverShares,
  ObservedHop,
  servedShares,
  Shares,
  TrafficHop,
} from '@multicluster/backstage-plugin-multicluster-common';

/**
 * Who gets how much, by how it is known. Without an entry nobody knows how much comes to each cluster; a single hop then says how it
 * divides what comes to it, and several that agree say the same.
 */
export function describeShares(
  hops: readonly TrafficHop[],
  observed: readonly ObservedHop[],
): FailoverShares {
  const written = sharesOf(hops);
  const programmed = sharesOf(withWeights(hops, observed, 'programmed'));
  const measured = sharesOf(withWeights(hops, observed, 'observed'));
  return {
    ...(written && { written }),
    ...(programmed && { programmed }),
    ...(measured && { observed: measured }),
  };
}

function sharesOf(hops: readonly TrafficHop[] | undefined): Shares | undefined {
  if (!hops || hops.length === 0) return undefined;
  const served = servedShares(hops);
  if (served) return served;
  const [first, ...others] = hops.map(clusterSharesOf);
  const text = JSON.stringify(sorted(first));
  const agree = others.every(other => JSON.stringify(sorted(other)) === text);
  return agree ? first : undefined;
}

function sorted(shares: Shares) {
  return Object.entries(shares).sort(([a], [b]) => (a < b ? -1 : 1));
}

/** Undefined unless it is known of each hop. */
function withWeights(
  hops: readonly TrafficHop[],
  observed: readonly ObservedHop[],
  level: 'programmed' | 'observed',
): TrafficHop[] | undefined {
  const known = hops.flatMap(hop => {
    const weights = observed.find(each => each.hop === hop.id)?.[level];
    if (!weights) return [];
    const backends = hop.backends.map(backend => ({
      ...backend,
      weight: weights[backend.name] ?? 0,
    }));
    return [{ ...hop, backends }];
  });
  return known.length === hops.length ? known : undefined;
}
