import {
  Health,
  TopologyNode,
} from '@multicluster/backstage-plugin-multicluster-common';
import { laneOrder } from '../graph';
import { TopologyModel } from '../useTopologyModel';

export type SortKey =
  | 'name'
  | 'cluster'
  | 'health'
  | 'fact'
  | 'image'
  | 'replicas'
  | 'age';

export const columns: { key: SortKey; label: string; sortable: boolean }[] = [
  { key: 'name', label: 'Name', sortable: true },
  { key: 'cluster', label: 'Cluster', sortable: true },
  { key: 'health', label: 'Health', sortable: true },
  { key: 'fact', label: 'Fact', sortable: false },
  { key: 'image', label: 'Image', sortable: true },
  { key: 'replicas', label: 'Ready', sortable: true },
  { key: 'age', label: 'Changed', sortable: false },
];

const healthRank: Record<Health, number> = {
  unhealthy: 0,
  degraded: 1,
  unknown: 2,
  healthy: 4,
};

/** Last known ranks behind what is wrong and before what is well. */
function rankOf(model: TopologyModel, node: TopologyNode): number {
  const rank = healthRank[node.health];
  return rank === 4 && model.isGhost(node) ? 3 : rank;
}

function valueOf(
  model: TopologyModel,
  node: TopologyNode,
  key: SortKey,
): string | number {
  switch (key) {
    case 'name':
      return node.name;
    case 'cluster':
      return node.cluster ?? '';
    case 'image':
      return node.images?.[0] ?? '';
    case 'replicas':
      return node.replicas?.ready ?? -1;
    default:
      return rankOf(model, node);
  }
}

/** Nodes in the order of a column; what is equal stands in the order of the lanes, so that nothing jumps. */
export function sortNodes(
  model: TopologyModel,
  key: SortKey,
  descending: boolean,
): TopologyNode[] {
  const lane = new Map(laneOrder.map((one, i) => [one, i]));
  const sign = descending ? -1 : 1;
  return [...model.visible.nodes].sort((a, b) => {
    const left = valueOf(model, a, key);
    const right = valueOf(model, b, key);
    if (left !== right) return left < right ? -sign : sign;
    const lanes = lane.get(a.lane)! - lane.get(b.lane)!;
    return lanes || (a.id < b.id ? -1 : 1);
  });
}
