import { JsonPatch } from '../objects/applyWeights';
import { LiveObject } from '../objects/types';

type Weights = { [geoTag: string]: number };

type Strategy = {
  type?: string;
  weight?: { [geoTag: string]: number | string };
  primaryGeoTag?: string;
};

export type GslbStatus = {
  geoTag?: string;
  healthyRecords?: { [host: string]: string[] };
  loadBalancer?: { exposedIps?: string[] };
};

export const FORMER_GROUP = 'k8gb.absa.oss';
export const FAILOVER = 'failover';
export const ROUND_ROBIN = 'roundRobin';

export function strategyOf(live: LiveObject): Strategy {
  return (live.spec.strategy ?? {}) as Strategy;
}

/**
 * Weights as written, of `known` geo tags and of those that the object names besides. Without a map all are alike. With `failover`, the
 * primary has everything.
 */
export function readGeoWeights(
  live: LiveObject,
  known: readonly string[],
): Weights {
  const { type, weight, primaryGeoTag } = strategyOf(live);
  return geoWeightsOf({ type, weight, primary: primaryGeoTag }, known);
}

/** The same, of what is in the cache. */
export function geoWeightsOf(
  strategy: {
    type?: string;
    weight?: { [geoTag: string]: number | string };
    primary?: string;
  },
  known: readonly string[],
): Weights {
  const { type, weight, primary } = strategy;
  const none = Object.fromEntries(known.map(geoTag => [geoTag, 0]));
  if (type === FAILOVER) return primary ? { ...none, [primary]: 100 } : none;
  if (!weight || Object.keys(weight).length === 0) {
    return Object.fromEntries(known.map(geoTag => [geoTag, 1]));
  }
  const written = Object.entries(weight).map(([geoTag, each]) => [
    geoTag,
    Number(each),
  ]);
  return { ...none, ...Object.fromEntries(written) };
}

/** The strategy's type is never changed: it is the owner's choice. */
export function patchGeoWeights(live: LiveObject, weights: Weights): JsonPatch {
  if (strategyOf(live).type !== FAILOVER) {
    return [{ op: 'add', path: '/spec/strategy/weight', value: weights }];
  }
  const primary = Object.keys(weights).find(geoTag => weights[geoTag] > 0);
  return [{ op: 'add', path: '/spec/strategy/primaryGeoTag', value: primary }];
}
