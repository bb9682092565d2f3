import { TopologyEdge } from '@multicluster/backstage-plugin-multicluster-common';
import { Cell, RowContent } from './fillRows';

/** Rows that share one height. */
export type RowGroup = {
  contents: RowContent[];
  /** By column: everything that stands there. */
  cells: Map<number, Cell>;
  /** True while only rows of a single cluster stand in it. */
  lone: boolean;
};

/** More beside each other could not say their names once the details are open. */
const MOST_BESIDE = 2;

function isLone({ row, cells }: RowContent): boolean {
  return cells.size === 1 && row.absent.length === 0;
}

/** A hole in a row says that something is missing there: it is never filled with another thing. */
function hasRoom(group: RowGroup, content: RowContent): boolean {
  const [[column, { nodes }]] = content.cells;
  const there = group.cells.get(column)?.nodes.length ?? 0;
  const least = group.lone ? 0 : 1;
  return there >= least && there + nodes.length <= MOST_BESIDE;
}

function neighbours(edges: TopologyEdge[]): Map<string, string[]> {
  const map = new Map<string, string[]>();
  const add = (from: string, to: string) => {
    const list = map.get(from);
    if (list) list.push(to);
    else map.set(from, [to]);
  };
  for (const { from, to } of edges) {
    add(from, to);
    add(to, from);
  }
  return map;
}

const nodesOf = ({ cells }: RowContent) =>
  [...cells.values()].flatMap(({ nodes }) => nodes);

function join(group: RowGroup, content: RowContent): void {
  group.contents.push(content);
  for (const [column, { nodes }] of content.cells) {
    const cell = group.cells.get(column);
    if (cell) cell.nodes.push(...nodes);
    else group.cells.set(column, { nodes: [...nodes] });
  }
}

/**
 * Lets a row of a single cluster stand beside another in its column: there is nothing to compare it with, and a line of
 * its own would be mostly empty. What is connected stays one below the other.
 */
export function packRows(
  contents: RowContent[],
  edges: TopologyEdge[],
): RowGroup[] {
  const groups: RowGroup[] = [];
  const next = neighbours(edges);
  const groupOf = new Map<string, number>();
  for (const content of contents) {
    const nodes = nodesOf(content);
    const linked = nodes.flatMap(({ id }) => next.get(id) ?? []);
    const after = Math.max(-1, ...linked.map(id => groupOf.get(id) ?? -1));
    const lone = isLone(content);
    let at = groups.length - 1;
    if (!lone || at <= after || !hasRoom(groups[at], content)) {
      at = groups.push({ contents: [], cells: new Map(), lone }) - 1;
    }
    join(groups[at], content);
    nodes.forEach(({ id }) => groupOf.set(id, at));
  }
  return groups;
}
