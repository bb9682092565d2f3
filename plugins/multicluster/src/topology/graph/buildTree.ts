import { TopologyNode } from '@multicluster/backstage-plugin-multicluster-common';
import { laneOrder } from './geometry';
import { Column, VisibleGraph } from './types';

/** One line of the tree rendering. */
export type TreeItem = {
  id: string;
  level: number;
  parent?: string;
  children: string[];
  /** Place among its siblings, from 1, and how many they are. */
  position: number;
  siblings: number;
  node?: TopologyNode;
  column?: Column;
  label?: string;
};

/** Autoscalers hang below what they scale, everything else below what leads to it. */
function parentsOf(graph: VisibleGraph): Map<string, string> {
  const clusterOf = new Map(graph.nodes.map(node => [node.id, node.cluster]));
  const parent = new Map<string, string>();
  for (const edge of graph.edges) {
    const [above, below] =
      edge.kind === 'scales' ? [edge.to, edge.from] : [edge.from, edge.to];
    if (clusterOf.get(above) === clusterOf.get(below) && !parent.has(below)) {
      parent.set(below, above);
    }
  }
  return parent;
}

/** The way up from a node, guarded against a circle of edges. */
function isBelow(
  parent: Map<string, string>,
  id: string,
  above: string,
): boolean {
  const seen = new Set<string>();
  for (
    let at: string | undefined = above;
    at !== undefined && !seen.has(at);
    at = parent.get(at)
  ) {
    if (at === id) return true;
    seen.add(at);
  }
  return false;
}

/** The graph as a tree: clusters, and in each the way of a request. Every node is there once, in the order of the lanes. */
export function buildTree(graph: VisibleGraph): TreeItem[] {
  const parent = parentsOf(graph);
  const laneRank = new Map(laneOrder.map((lane, i) => [lane, i]));
  const nodes = [...graph.nodes].sort(
    (a, b) => laneRank.get(a.lane)! - laneRank.get(b.lane)!,
  );
  const childrenOf = new Map<string, TopologyNode[]>();
  for (const node of nodes) {
    const above = parent.get(node.id);
    const safe = above && !isBelow(parent, node.id, above) ? above : undefined;
    const key = safe ?? `column:${node.cluster ?? ''}`;
    childrenOf.set(key, [...(childrenOf.get(key) ?? []), node]);
  }
  const items: TreeItem[] = [];
  const add = (list: TopologyNode[], level: number, above: string) => {
    list.forEach((node, i) => {
      const below = childrenOf.get(node.id) ?? [];
      items.push({
        id: node.id,
        level,
        parent: above,
        children: below.map(child => child.id),
        position: i + 1,
        siblings: list.length,
        node,
      });
      add(below, level + 1, node.id);
    });
  };
  const roots = [
    { id: 'column:', label: 'Name and entry', column: undefined },
    ...graph.columns.map(column => ({
      id: `column:${column.id}`,
      label: column.cluster.title,
      column,
    })),
  ].filter(({ id, column }) => column || childrenOf.has(id));
  roots.forEach(({ id, label, column }, i) => {
    const below = childrenOf.get(id) ?? [];
    items.push({
      id,
      level: 1,
      children: below.map(child => child.id),
      position: i + 1,
      siblings: roots.length,
      column,
      label,
    });
    add(below, 2, id);
  });
  return items;
}

/** Items whose ancestors are all open. */
export function openItems(
  items: TreeItem[],
  closed: ReadonlySet<string>,
): TreeItem[] {
  const hidden = new Set<string>();
  return items.filter(item => {
    if (
      item.parent !== undefined &&
      (hidden.has(item.parent) || closed.has(item.parent))
    ) {
      hidden.add(item.id);
      return false;
    }
    return true;
  });
}
