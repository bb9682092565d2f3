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

/** A lone group that stands right above may move beside `content`, unless it is part of a chain within the lane. */
function canAbsorb(
  group: RowGroup | undefined,
  content: RowContent,
  isLinked: (content: RowContent) => boolean,
): group is RowGroup {
  return (
    group !== undefined &&
    group.lone &&
    !group.contents.some(isLinked) &&
    [...group.cells].every(([column, { nodes }]) => {
      const there = content.cells.get(column)?.nodes.length ?? 0;
      return there > 0 && there + nodes.length <= MOST_BESIDE;
    })
  );
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
  const inLane = new Set(contents.flatMap(nodesOf).map(({ id }) => id));
  const linksOf = (content: RowContent) =>
    nodesOf(content)
      .flatMap(({ id }) => next.get(id) ?? [])
      .filter(id => inLane.has(id));
  const isLinked = (content: RowContent) => linksOf(content).length > 0;
  for (const content of contents) {
    const last = groups[groups.length - 1];
    const here = new Set(last?.contents.flatMap(nodesOf).map(({ id }) => id));
    const connected = linksOf(content).some(id => here.has(id));
    if (!isLone(content)) {
      const group: RowGroup = { contents: [], cells: new Map(), lone: false };
      join(group, content);
      if (canAbsorb(last, content, isLinked)) {
        groups.pop();
        last.contents.forEach(one => join(group, one));
      }
      groups.push(group);
    } else if (last && !connected && hasRoom(last, content)) {
      join(last, content);
    } else {
      const group: RowGroup = { contents: [], cells: new Map(), lone: true };
      join(group, content);
      groups.push(group);
    }
  }
  return groups;
}
