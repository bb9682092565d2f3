import { JsonObject } from '@backstage/types';
import { matchesClusterSelector, PlacedCluster } from './clusterSelector';
import { fillPlaceholders } from './fillPlaceholders';
import { isJsonObject, mergeValues } from './mergeValues';
import { EffectiveValue, ValueLayers, ValueOrigin } from './types';
import { layValues, leavesOf, ValueLayer } from './layValues';

/** @public */
export type ResolvedValues = {
  /** All layers but the chart's own, merged: what Helm is given. A `null` in them removes what the chart says. */
  values: JsonObject;
  /** Leaves of what the cluster really gets, the chart's own included, sorted by path. */
  effective: EffectiveValue[];
  /** Sentences: a placeholder that stands for something which the cluster does not say. */
  problems: string[];
};

/**
 * The values of one cluster, and where each is from. A later layer wins: the chart's own, the cluster's place (`global.cluster`,
 * `global.region`, `global.provider`, `global.env`), common, the rules that match in their order, the cluster's. In strings of the
 * layers `{{cluster}}`, `{{region}}`, `{{provider}}` and `{{env}}` stand for what the cluster says.
 *
 * @public
 */
export function resolveValues(options: {
  target: PlacedCluster;
  layers: ValueLayers;
  defaults?: JsonObject;
}): ResolvedValues {
  const { target, layers, defaults = {} } = options;
  const problems: string[] = [];
  const given = givenLayers(target, layers).map(({ origin, values }) => ({
    origin,
    values: fillPlaceholders(values, { target, problems }),
  }));
  const all: ValueLayer[] = [
    { origin: { layer: 'default' }, values: defaults },
    { origin: { layer: 'placement' }, values: placementValues(target) },
    ...given,
  ];
  return {
    values: mergeValues(...all.slice(1).map(({ values }) => values)),
    effective: traceOrigins(all),
    problems: [...new Set(problems)],
  };
}

function givenLayers(
  target: PlacedCluster,
  { common, rules = [], clusters = {} }: ValueLayers,
): ValueLayer[] {
  const matching = rules.flatMap(({ name, selector, values }, index) => {
    const origin: ValueOrigin = {
      layer: 'rule',
      rule: name ?? `rule ${index + 1}`,
    };
    return matchesClusterSelector(target, selector) ? [{ origin, values }] : [];
  });
  const own = Object.hasOwn(clusters, target.name)
    ? clusters[target.name]
    : undefined;
  return [
    { origin: { layer: 'common' } as ValueOrigin, values: common },
    ...matching,
    { origin: { layer: 'cluster' } as ValueOrigin, values: own },
  ].flatMap(({ origin, values }) =>
    isJsonObject(values) ? [{ origin, values }] : [],
  );
}

function placementValues(target: PlacedCluster): JsonObject {
  const { name, region, provider, environment } = target;
  return {
    global: {
      cluster: name,
      ...(region !== undefined && { region }),
      ...(provider !== undefined && { provider }),
      ...(environment !== undefined && { env: environment }),
    },
  };
}

function traceOrigins(layers: ValueLayer[]): EffectiveValue[] {
  const without = new Map<ValueLayer, ReturnType<typeof leavesOf>>();
  const leavesWithout = (layer: ValueLayer) => {
    const known = without.get(layer);
    if (known) {
      return known;
    }
    const leaves = leavesOf(layValues(layers.filter(each => each !== layer)));
    without.set(layer, leaves);
    return leaves;
  };
  return [...leavesOf(layValues(layers))]
    .map(([path, { value, layer }]) => {
      const below = leavesWithout(layer).get(path);
      return {
        path,
        value,
        origin: layer.origin,
        ...(below && {
          inherited: { value: below.value, origin: below.layer.origin },
        }),
      };
    })
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}
