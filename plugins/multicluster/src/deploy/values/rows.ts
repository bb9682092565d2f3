import { JsonObject, JsonValue } from '@backstage/types';
import {
  EffectiveValue,
  PlacedCluster,
  resolveValues,
  ValueLayers,
  ValueOrigin,
} from '@multicluster/backstage-plugin-multicluster-common';

/** What stands in one place of the table; without a value it is not set there. */
export type ValueCell = {
  value?: JsonValue;
  origin?: ValueOrigin;
  /** What clearing falls back to. */
  inherited?: EffectiveValue['inherited'];
  /** Text with a placeholder that was filled in for the cluster. */
  fromTemplate?: boolean;
};

export type ValueRow = {
  path: string;
  /** For all clusters, as it is written. */
  common: ValueCell;
  /** As the clusters of the table. */
  cells: ValueCell[];
  differs: boolean;
  /** Nobody has set it: the chart says so on every cluster. */
  onlyDefault: boolean;
};

/** Stands for no cluster: no rule applies to it, and placeholders come out as they went in. */
const nowhere: PlacedCluster = { name: '{{cluster}}', labels: {} };

function byPath(
  target: PlacedCluster,
  layers: ValueLayers,
  defaults: JsonObject,
): Map<string, EffectiveValue> {
  const { effective } = resolveValues({ target, layers, defaults });
  return new Map(effective.map(value => [value.path, value]));
}

/** Common values as they are written, over the chart's own. The place of `nowhere` is nobody's. */
function commonCells(layers: ValueLayers, defaults: JsonObject) {
  const cells = byPath(nowhere, { common: layers.common }, defaults);
  for (const [path, { origin }] of cells) {
    if (origin.layer === 'placement') {
      cells.delete(path);
    }
  }
  return cells;
}

const isSame = (a: JsonValue | undefined, b: JsonValue | undefined) =>
  JSON.stringify(a) === JSON.stringify(b);

/** A row per value, by path: what all clusters get, what each really gets, and from where. */
export function buildRows(options: {
  layers: ValueLayers;
  clusters: readonly PlacedCluster[];
  defaults?: JsonObject;
}): ValueRow[] {
  const { layers, clusters, defaults = {} } = options;
  const common = commonCells(layers, defaults);
  const perCluster = clusters.map(cluster => byPath(cluster, layers, defaults));
  const paths = new Set([
    ...common.keys(),
    ...perCluster.flatMap(values => [...values.keys()]),
  ]);
  const rows = [...paths].map(path => {
    const cells = perCluster.map(values =>
      toCell(values.get(path), common.get(path)),
    );
    const all: ValueCell = common.get(path) ?? {};
    const layersOf = [all, ...cells].flatMap(
      ({ origin }) => origin?.layer ?? [],
    );
    return {
      path,
      common: all,
      cells,
      differs: cells.some(({ value }) => !isSame(value, cells[0].value)),
      onlyDefault: layersOf.every(layer => layer === 'default'),
    };
  });
  // By path alone: a value that has just been set stays where the eye is.
  return rows.sort((a, b) => (a.path < b.path ? -1 : 1));
}

function toCell(
  value: EffectiveValue | undefined,
  common: EffectiveValue | undefined,
): ValueCell {
  if (!value) {
    return {};
  }
  const { origin, inherited } = value;
  const fromTemplate =
    origin.layer === 'common' && !isSame(value.value, common?.value);
  return { value: value.value, origin, inherited, fromTemplate };
}

/** `chart default`, `common`, `on-prem rule`, `this cluster`. */
export function originWords(
  origin: ValueOrigin | undefined,
  fromTemplate?: boolean,
): string {
  switch (origin?.layer) {
    case 'default':
      return 'chart default';
    case 'placement':
      return 'from the cluster';
    case 'common':
      return fromTemplate ? 'common, template' : 'common';
    case 'rule':
      return origin.rule;
    case 'cluster':
      return 'this cluster';
    default:
      return 'not set';
  }
}

/** Clusters that have values of their own and are not chosen: the values are kept, and say nothing now. */
export function orphanedClusters(
  layers: ValueLayers,
  clusters: readonly PlacedCluster[],
): string[] {
  const chosen = new Set(clusters.map(({ name }) => name));
  return Object.keys(layers.clusters ?? {}).filter(name => !chosen.has(name));
}
