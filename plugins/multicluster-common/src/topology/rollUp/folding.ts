import { Lane, TopologyCluster, TopologyGraph } from '../types';
import { LANES } from '../rows';

/** How far a graph is folded. */
export type Folding = {
  /** By name of a cluster, the column that it is folded into; clusters of their own are not in it. */
  columns: ReadonlyMap<string, string>;
  /** Lanes of which each column keeps one group. */
  lanes: ReadonlySet<Lane>;
};

type Level = 'region' | 'provider' | 'fleet';

const LEVELS: readonly Level[] = ['region', 'provider', 'fleet'];

const PODS: ReadonlySet<Lane> = new Set(['pods'] as const);
const SMALL: ReadonlySet<Lane> = new Set(['pods', 'autoscaler'] as const);
const NO_COLUMNS: ReadonlyMap<string, string> = new Map();

/** From the least folded, 0, to the most. */
export const LAST_FOLDING = LEVELS.length + 2;

/** How a graph is folded at one step, with some groups open. */
export function foldingAt(
  graph: TopologyGraph,
  step: number,
  open: ReadonlySet<string>,
): Folding {
  if (step < 2) {
    return { columns: NO_COLUMNS, lanes: step === 0 ? PODS : SMALL };
  }
  const level = LEVELS[Math.min(step - 2, LEVELS.length - 1)];
  return {
    columns: columnsAt(graph.clusters, level, open),
    lanes: step === LAST_FOLDING ? new Set(LANES) : SMALL,
  };
}

/** The id of a column of several clusters; `@` cannot begin the name of a cluster. */
function columnId(cluster: TopologyCluster, level: Level): string {
  const provider = cluster.provider ?? 'elsewhere';
  switch (level) {
    case 'fleet':
      return '@';
    case 'provider':
      return `@${provider}`;
    default:
      return `@${provider}/${cluster.region ?? 'elsewhere'}`;
  }
}

/** Each cluster goes into the widest column up to the level that is not open and holds more than this one cluster. */
function columnsAt(
  clusters: readonly TopologyCluster[],
  level: Level,
  open: ReadonlySet<string>,
): Map<string, string> {
  const opened = new Set([...open].map(id => id.split('/Group//')[0]));
  const levels = LEVELS.slice(0, LEVELS.indexOf(level) + 1).reverse();
  const sizes = new Map<string, number>();
  for (const cluster of clusters) {
    for (const each of levels) {
      const id = columnId(cluster, each);
      sizes.set(id, (sizes.get(id) ?? 0) + 1);
    }
  }
  const columns = new Map<string, string>();
  for (const cluster of clusters) {
    const id = levels
      .map(each => columnId(cluster, each))
      .find(each => !opened.has(each) && sizes.get(each)! > 1);
    if (id !== undefined) {
      columns.set(cluster.name, id);
    }
  }
  return columns;
}

/** By id of a node, the id of the group that it goes into, or its own. */
export function placesOf(
  graph: TopologyGraph,
  folding: Folding,
  open: ReadonlySet<string>,
): Map<string, string> {
  const places = new Map<string, string>();
  const sizes = new Map<string, number>();
  for (const node of graph.nodes) {
    const column =
      node.cluster === undefined ? '' : folding.columns.get(node.cluster);
    const isLaneFolded = folding.lanes.has(node.lane);
    const isColumnFolded = column !== undefined && column !== '';
    const row = isLaneFolded ? `${node.lane}/*` : node.row;
    const id = `${column ?? node.cluster}/Group//${row}`;
    const place =
      (isLaneFolded || isColumnFolded) && !open.has(id) ? id : node.id;
    places.set(node.id, place);
    sizes.set(place, (sizes.get(place) ?? 0) + 1);
  }
  for (const { id, cluster } of graph.nodes) {
    const isAlone = sizes.get(places.get(id)!) === 1;
    // A group of one would hide a node and save nothing; in a column of many it must stay, since its own column is gone.
    if (isAlone && (cluster === undefined || !folding.columns.has(cluster))) {
      places.set(id, id);
    }
  }
  return places;
}
