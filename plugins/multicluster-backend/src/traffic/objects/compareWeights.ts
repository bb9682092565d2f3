import { sharesOf } from '@multicluster/backstage-plugin-multicluster-common';

type Weights = { [backend: string]: number };

/** Whole numbers that stand for shares are up to half a percent beside them. */
const TOLERANCE = 0.5;

/**
 * Whether weights mean the same shares: 1 and 1 is what 50 and 50 is, and in SMI's first version `1` is what `1000m` is. A backend that
 * one has and the other has not is a difference, even without weight.
 */
export function sameShares(one: Weights, other: Weights): boolean {
  const names = Object.keys(one);
  if (
    names.length !== Object.keys(other).length ||
    names.some(name => !(name in other))
  ) {
    return false;
  }
  const [a, b] = [inPercent(one), inPercent(other)];
  return names.every(name => Math.abs(a[name] - b[name]) <= TOLERANCE);
}

export function inPercent(weights: Weights): Weights {
  return sharesOf({
    backends: Object.entries(weights).map(([name, weight]) => ({
      name,
      weight,
    })),
  });
}
