import { TopologyEdge } from '@multicluster/backstage-plugin-multicluster-common';
import { capsuleEdges } from './capsuleEdges';
import { geometry, marginOf } from './geometry';
import { roundedPath, simplify } from './roundedPath';
import { Box, EdgePath, NodeBox, Point, TopologyLayout } from './types';

/** What stands where: which lines and columns an edge may cross without crossing a box. */
class Street {
  private readonly boxes = new Map<string, NodeBox>();
  private readonly onLine: Box[][] = [];

  constructor(readonly layout: TopologyLayout) {
    for (const box of [...layout.boxes, ...layout.absent]) {
      (this.onLine[box.line] ??= []).push(box);
    }
    for (const box of layout.boxes) {
      this.boxes.set(box.id, box);
    }
  }

  box(id: string): NodeBox | undefined {
    return this.boxes.get(id);
  }

  /** Whether a vertical at `x` meets no box on the lines strictly between two. */
  openDown(x: number, above: number, below: number): boolean {
    for (let line = above + 1; line < below; line += 1) {
      const blocked = this.onLine[line]?.some(
        box => x > box.x - 4 && x < box.x + box.width + 4,
      );
      if (blocked) return false;
    }
    return true;
  }

  /** Whether a horizontal on a line meets no box between two. */
  openAcross(a: NodeBox, b: NodeBox): boolean {
    const [left, right] = a.x < b.x ? [a, b] : [b, a];
    return !this.onLine[left.line]?.some(
      box =>
        box.x > left.x &&
        box.x + box.width < right.x + right.width &&
        box.x < right.x,
    );
  }
}

const centre = (box: Box): Point => ({
  x: Math.round(box.x + box.width / 2),
  y: Math.round(box.y + box.height / 2),
});

/** Edges of one source run in one channel and so look like a tree; those of different sources run a little apart. */
function channelOf(from: NodeBox): number {
  return (from.column === undefined ? from.line + from.x : from.line) % 3;
}

/** The margin beside the column of `box`: left for what comes from no cluster, right for what stays in its column. */
function marginBeside(
  layout: TopologyLayout,
  box: NodeBox,
  side: -1 | 1,
  channel: number,
): number {
  const width = layout.columns[0]?.width ?? geometry.columnMin;
  const column = box.column ?? Math.floor(box.x / width);
  // Clear of the slot and of what overhangs it.
  const inset = marginOf(width) - geometry.overhang - 8 - channel * 4;
  return side < 0 ? column * width + inset : (column + 1) * width - inset;
}

/** How an edge comes down to its target: on one vertical, or round something, to arrive from one side. */
type Descent =
  | { kind: 'straight'; x: number }
  | { kind: 'turn'; x: number; side: -1 | 1 }
  | { kind: 'round'; side: -1 | 1 };

function descentOf(street: Street, from: NodeBox, to: NodeBox): Descent {
  const { x } = centre(from);
  const sameColumn = from.column === to.column && from.column !== undefined;
  const over = from.column === undefined && x > to.x && x < to.x + to.width;
  const aside = Math.max(from.x, to.x) + 20;
  for (const candidate of sameColumn ? [x, aside] : [x]) {
    if (street.openDown(candidate, from.line, to.line)) {
      const lands =
        (sameColumn || over) &&
        candidate > to.x + 12 &&
        candidate < to.x + to.width - 12;
      if (lands) return { kind: 'straight', x: candidate };
      const side = candidate < centre(to).x ? -1 : 1;
      return { kind: 'turn', x: candidate, side };
    }
  }
  return { kind: 'round', side: from.column === undefined ? -1 : 1 };
}

/** Where the edges into a box end on its upper side: one in the middle, several a little apart, by where they come from. */
class Arrivals {
  private readonly taken = new Map<string, Map<string, number>>();

  /** Returns where an edge of `from` may end on `to`; the same source always ends at the same place. */
  at(from: NodeBox, to: NodeBox, side: -1 | 1, alone: boolean): number {
    const middle = centre(to).x;
    if (alone) return middle;
    const places = this.taken.get(to.id) ?? new Map<string, number>();
    this.taken.set(to.id, places);
    const key = `${side}/${channelOf(from)}`;
    const known = places.get(key);
    if (known !== undefined) return known;
    const beside = [...places.keys()].filter(one =>
      one.startsWith(`${side}/`),
    ).length;
    const reach = to.width / 2 - 14;
    const x = middle + side * Math.min(reach, 26 * (beside + 1));
    places.set(key, x);
    return x;
  }
}

/** Down from one line to a lower one: straight where nothing stands between, else through the margin. */
function down(
  street: Street,
  arrivals: Arrivals,
  from: NodeBox,
  to: NodeBox,
  edge: { capsule: boolean; alone: boolean },
): Point[] {
  const descent = descentOf(street, from, to);
  const bottom = from.y + from.height;
  if (descent.kind === 'straight') {
    return [
      { x: descent.x, y: bottom },
      { x: descent.x, y: to.y },
    ];
  }
  const channel = channelOf(from);
  const end = arrivals.at(from, to, descent.side, edge.alone);
  const turn = to.y - (edge.capsule ? 38 : 9) - (edge.alone ? 0 : channel * 3);
  const landing = [
    { x: end, y: turn },
    { x: end, y: to.y },
  ];
  if (descent.kind === 'turn') {
    return [{ x: descent.x, y: bottom }, { x: descent.x, y: turn }, ...landing];
  }
  const { x } = centre(from);
  const margin = marginBeside(street.layout, to, descent.side, channel);
  return [
    { x, y: bottom },
    { x, y: bottom + 6 },
    { x: margin, y: bottom + 6 },
    { x: margin, y: turn },
    ...landing,
  ];
}

/** Up to a higher line: what acts on something from below, such as an autoscaler. */
function up(street: Street, from: NodeBox, to: NodeBox): Point[] {
  const x = centre(from).x;
  const start = { x, y: from.y };
  const bottom = to.y + to.height;
  if (
    x > to.x + 8 &&
    x < to.x + to.width - 8 &&
    street.openDown(x, to.line, from.line)
  ) {
    return [start, { x, y: bottom }];
  }
  const margin = marginBeside(street.layout, from, 1, channelOf(from));
  const end = { x: to.x + to.width - 24, y: bottom };
  return [
    start,
    { x, y: from.y - 8 },
    { x: margin, y: from.y - 8 },
    { x: margin, y: bottom + 8 },
    { x: end.x, y: bottom + 8 },
    end,
  ];
}

/** Along a line, or over it where another box is in the way. */
function along(street: Street, from: NodeBox, to: NodeBox): Point[] {
  const right = from.x < to.x;
  if (street.openAcross(from, to)) {
    const y = Math.min(centre(from).y, centre(to).y);
    return [
      { x: right ? from.x + from.width : from.x, y },
      { x: right ? to.x : to.x + to.width, y },
    ];
  }
  const over = from.y - 9;
  const a = centre(from).x + (right ? 28 : -28);
  const b = centre(to).x + (right ? -28 : 28);
  return [
    { x: a, y: from.y },
    { x: a, y: over },
    { x: b, y: over },
    { x: b, y: to.y },
  ];
}

/** From cluster to cluster on different lines: out at the side, through margins and the gap above the target. */
function across(street: Street, from: NodeBox, to: NodeBox): Point[] {
  const right = from.x < to.x;
  const a = centre(from);
  const b = centre(to);
  const leave = marginBeside(
    street.layout,
    from,
    right ? 1 : -1,
    channelOf(from),
  );
  const enter = marginBeside(
    street.layout,
    to,
    right ? -1 : 1,
    channelOf(from),
  );
  const start = { x: right ? from.x + from.width : from.x, y: a.y };
  const end = { x: right ? to.x : to.x + to.width, y: b.y };
  const neighbours = Math.abs((from.column ?? 0) - (to.column ?? 0)) === 1;
  const blocked = street.layout.boxes.some(
    box =>
      box.line === from.line &&
      box.column === from.column &&
      (right ? box.x > from.x : box.x < from.x),
  );
  const out = blocked
    ? [
        { x: a.x, y: from.y + from.height },
        { x: a.x, y: from.y + from.height + 8 },
        { x: leave, y: from.y + from.height + 8 },
      ]
    : [start, { x: leave, y: a.y }];
  if (neighbours) {
    return [...out, { x: leave, y: b.y }, end];
  }
  const gap = to.y - 9;
  return [
    ...out,
    { x: leave, y: gap },
    { x: enter, y: gap },
    { x: enter, y: b.y },
    end,
  ];
}

/** How many edges come down to each box. */
function countArrivals(street: Street, edges: TopologyEdge[]) {
  const counts = new Map<string, number>();
  for (const { from, to } of edges) {
    const a = street.box(from);
    const b = street.box(to);
    if (a && b && a.line < b.line) {
      counts.set(to, (counts.get(to) ?? 0) + 1);
    }
  }
  return counts;
}

function areApart(from: NodeBox, to: NodeBox): boolean {
  return (
    from.column !== undefined &&
    to.column !== undefined &&
    from.column !== to.column
  );
}

function labelOf(points: Point[], capsule: boolean): Point {
  const end = points[points.length - 1];
  const before = points[points.length - 2];
  if (before.y === end.y) {
    return { x: (before.x + end.x) / 2, y: end.y };
  }
  return capsule && end.y > before.y
    ? { x: end.x, y: end.y - 18 }
    : { x: end.x, y: (end.y + before.y) / 2 };
}

/** Orthogonal ways for all edges; they run in margins and gaps and cross no box. */
export function routeEdges(
  layout: TopologyLayout,
  edges: TopologyEdge[],
): EdgePath[] {
  const street = new Street(layout);
  const arrivals = new Arrivals();
  const capsules = capsuleEdges(edges);
  const counts = countArrivals(street, edges);
  const wayOf = (edge: TopologyEdge): Point[] | undefined => {
    const from = street.box(edge.from);
    const to = street.box(edge.to);
    if (!from || !to || from === to) return undefined;
    if (from.line === to.line) return along(street, from, to);
    if (areApart(from, to)) return across(street, from, to);
    const capsule = capsules.has(edge.id);
    const alone = counts.get(edge.to) === 1;
    return from.line < to.line
      ? down(street, arrivals, from, to, { capsule, alone })
      : up(street, from, to);
  };
  return edges.flatMap(edge => {
    const way = wayOf(edge);
    if (!way) return [];
    const points = simplify(way);
    const capsule = capsules.has(edge.id);
    const path = roundedPath(points, geometry.corner);
    const label = labelOf(points, capsule);
    return [{ id: edge.id, edge, capsule, points, path, label }];
  });
}
