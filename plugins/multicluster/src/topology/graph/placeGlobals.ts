import {
  TopologyEdge,
  TopologyNode,
} from '@multicluster/backstage-plugin-multicluster-common';

function reachedColumns(
  id: string,
  next: ReadonlyMap<string, string[]>,
  columnOf: ReadonlyMap<string, number>,
  seen: Set<string>,
): Set<number> {
  const reached = new Set<number>();
  if (seen.has(id)) return reached;
  seen.add(id);
  for (const to of next.get(id) ?? []) {
    const column = columnOf.get(to);
    const further =
      column === undefined
        ? reachedColumns(to, next, columnOf, seen)
        : [column];
    further.forEach(one => reached.add(one));
  }
  return reached;
}

/**
 * Lines of what belongs to no cluster; a gap is `undefined`. What leads to several clusters comes first, from the left;
 * what leads to one stands over its column, so that its edges go straight down.
 */
export function placeGlobals(options: {
  nodes: TopologyNode[];
  edges: TopologyEdge[];
  /** Column by node, for nodes in clusters. */
  columnOf: ReadonlyMap<string, number>;
  columns: number;
}): (TopologyNode | undefined)[][] {
  const { nodes, edges, columnOf } = options;
  const columns = Math.max(1, options.columns);
  const next = new Map<string, string[]>();
  for (const { from, to } of edges) {
    const list = next.get(from);
    if (list) list.push(to);
    else next.set(from, [to]);
  }
  const wide: TopologyNode[] = [];
  const stacks = new Map<number, TopologyNode[]>();
  for (const node of nodes) {
    const reached = [...reachedColumns(node.id, next, columnOf, new Set())];
    const stack = reached.length === 1 && columns > 1 ? reached[0] : undefined;
    if (stack === undefined) wide.push(node);
    else stacks.set(stack, [...(stacks.get(stack) ?? []), node]);
  }
  const lines: (TopologyNode | undefined)[][] = [];
  for (let i = 0; i < wide.length; i += columns) {
    lines.push(wide.slice(i, i + columns));
  }
  const depth = Math.max(0, ...[...stacks.values()].map(one => one.length));
  for (let line = 0; line < depth; line += 1) {
    lines.push(
      Array.from({ length: columns }, (_, i) => stacks.get(i)?.[line]),
    );
  }
  return lines;
}
