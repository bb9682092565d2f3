import { TrafficBackend, TrafficHop } from './types';

/** Shares in percent; they add up to 100, or are all 0. @public */
export type Shares = { [name: string]: number };

/** How many decimals a share keeps: enough that a third, three times, is whole again after rounding. */
const DECIMALS = 1e6;

/**
 * What each backend of a hop gets, in percent. With all weights zero nobody gets anything.
 *
 * @public
 */
export function sharesOf(hop: Pick<TrafficHop, 'backends'>): Shares {
  return inPercent(hop.backends.map(({ name, weight }) => [name, weight]));
}

/**
 * The same by cluster. Backends of which nobody knows where they lead count as the cluster `''`.
 *
 * @public
 */
export function clusterSharesOf(hop: Pick<TrafficHop, 'backends'>): Shares {
  const sums = new Map<string, number>();
  for (const { cluster = '', weight } of hop.backends) {
    sums.set(cluster, (sums.get(cluster) ?? 0) + weight);
  }
  return inPercent([...sums]);
}

/**
 * Which cluster answers which share of an entity's traffic, as written: what comes in by the entry, divided again by what each
 * cluster's own hop makes of its calls. Undefined where no entry is known, since then nobody knows how much comes to each cluster.
 *
 * Entries that disagree (copies of one record in several clusters) are unknown as well: which of them answers is not written anywhere.
 *
 * @public
 */
export function servedShares(hops: readonly TrafficHop[]): Shares | undefined {
  const entries = hops.filter(({ scope }) => scope === 'entry');
  const [first, ...others] = entries.map(clusterSharesOf);
  if (!first || others.some(other => !sameShares(first, other))) {
    return undefined;
  }
  const served: Shares = {};
  for (const [cluster, share] of Object.entries(first)) {
    const calls = hops.find(
      hop => hop.scope === 'calls' && hop.cluster === cluster,
    );
    const onward = calls ? clusterSharesOf(calls) : { [cluster]: 100 };
    for (const [target, part] of Object.entries(onward)) {
      served[target] = round((served[target] ?? 0) + (share * part) / 100);
    }
  }
  return served;
}

/**
 * Shares after `percent` of what the clusters in `from` get has moved to those in `to`, or to every other known cluster when `to` is
 * empty. Receivers share it in proportion to what they have, and equally where they have nothing. Undefined when nobody can receive.
 *
 * @public
 */
export function shiftShares(
  backends: readonly TrafficBackend[],
  move: { from: readonly string[]; to: readonly string[]; percent: number },
): Shares | undefined {
  const shares = sharesOf({ backends: [...backends] });
  const leaves = ({ cluster }: TrafficBackend) =>
    cluster !== undefined && move.from.includes(cluster);
  const receives = (backend: TrafficBackend) =>
    backend.cluster !== undefined &&
    !leaves(backend) &&
    (move.to.length === 0 || move.to.includes(backend.cluster));
  const receivers = backends.filter(receives);
  if (receivers.length === 0) return undefined;
  let moved = 0;
  for (const backend of backends.filter(leaves)) {
    const part = (shares[backend.name] * move.percent) / 100;
    shares[backend.name] = round(shares[backend.name] - part);
    moved += part;
  }
  const had = receivers.reduce((sum, { name }) => sum + shares[name], 0);
  for (const { name } of receivers) {
    const part = had > 0 ? shares[name] / had : 1 / receivers.length;
    shares[name] = round(shares[name] + moved * part);
  }
  return shares;
}

/**
 * Shares on the way from some to others: at 0 percent those, at 100 these.
 *
 * @public
 */
export function blendShares(from: Shares, to: Shares, percent: number): Shares {
  return Object.fromEntries(
    Object.entries(from).map(([name, share]) => {
      const way = (to[name] ?? 0) - share;
      return [name, round(share + (way * percent) / 100)];
    }),
  );
}

/**
 * Whole numbers that add up to 100 and lie as near to the shares as whole numbers can: each is cut, and what is missing goes to those
 * that lost most. A share above zero stays above zero, so that no backend is drained by rounding.
 *
 * @public
 */
export function wholeShares(shares: Shares): Shares {
  const names = Object.keys(shares);
  const whole: Shares = {};
  for (const name of names) {
    const cut = Math.floor(round(shares[name]));
    whole[name] = cut === 0 && shares[name] > 0 ? 1 : cut;
  }
  const sum = () => names.reduce((total, name) => total + whole[name], 0);
  const byLoss = [...names].sort(
    (a, b) => shares[b] - whole[b] - (shares[a] - whole[a]) || (a < b ? -1 : 1),
  );
  const wanted = names.some(name => shares[name] > 0) ? 100 : 0;
  for (let turn = 0; sum() < wanted; turn++) {
    whole[byLoss[turn % byLoss.length]] += 1;
  }
  while (sum() > wanted) {
    const largest = names.reduce((a, b) => (whole[b] > whole[a] ? b : a));
    whole[largest] -= 1;
  }
  return whole;
}

function inPercent(weights: readonly (readonly [string, number])[]): Shares {
  const total = weights.reduce((sum, [, weight]) => sum + weight, 0);
  return Object.fromEntries(
    weights.map(([name, weight]) => [
      name,
      total > 0 ? round((weight / total) * 100) : 0,
    ]),
  );
}

function sameShares(a: Shares, b: Shares): boolean {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].every(
    name => Math.abs((a[name] ?? 0) - (b[name] ?? 0)) < 0.01,
  );
}

function round(value: number): number {
  return Math.round(value * DECIMALS) / DECIMALS;
}
