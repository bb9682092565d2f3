import { TopologyEdge } from '@multicluster/backstage-plugin-multicluster-common';
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

/** Where an edge turns above its target: higher when a capsule has to stand below the turn. */
function turnAbove(box: NodeBox, edge: TopologyEdge, offset: number): number {
  return box.y - (edge.share ? 38 : 13) - offset;
}

/** Edges of different sources that meet in one gap run a little apart. */
function offsetOf(box: NodeBox): number {
  return ((box.column ?? 0) % 3) * 3;
}

/** The margin beside a box's column; things of no cluster stand over columns too. */
function marginBeside(
  layout: TopologyLayout,
  box: NodeBox,
  side: -1 | 1,
): number {
  const width = layout.columns[0]?.width ?? geometry.columnMin;
  const column = box.column ?? Math.floor(box.x / width);
  // Clear of the slot and of what overhangs it; lines that start on different heights run a little apart.
  const inset = marginOf(width) - geometry.overhang - 8 - (box.line % 3) * 4;
  return side < 0 ? column * width + inset : (column + 1) * width - inset;
}

/** Down from one line to a lower one: straight where nothing stands between, else through the margin. */
function down(street: Street, from: NodeBox, to: NodeBox, edge: TopologyEdge) {
  const start = { x: centre(from).x, y: from.y + from.height };
  const end = { x: centre(to).x, y: to.y };
  const sameColumn = from.column === to.column && from.column !== undefined;
  const aside = Math.max(from.x, to.x) + 20;
  const straight = sameColumn ? [start.x, aside] : [start.x];
  const turn = turnAbove(to, edge, sameColumn ? 0 : offsetOf(from));
  for (const x of straight) {
    if (street.openDown(x, from.line, to.line)) {
      const lands = sameColumn && x > to.x + 12 && x < to.x + to.width - 12;
      if (lands) {
        return [
          { x, y: start.y },
          { x, y: end.y },
        ];
      }
      return [{ x, y: start.y }, { x, y: turn }, { x: end.x, y: turn }, end];
    }
  }
  const { layout } = street;
  const leave = from.y + from.height + 12;
  const margin = marginBeside(layout, to, -1);
  return [
    start,
    { x: start.x, y: leave },
    { x: margin, y: leave },
    { x: margin, y: turn },
    { x: end.x, y: turn },
    end,
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
  const margin = marginBeside(street.layout, from, 1);
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
  const leave = marginBeside(street.layout, from, right ? 1 : -1);
  const enter = marginBeside(street.layout, to, right ? -1 : 1);
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

function pointsOf(street: Street, edge: TopologyEdge): Point[] | undefined {
  const from = street.box(edge.from);
  const to = street.box(edge.to);
  if (!from || !to || from === to) return undefined;
  if (from.line === to.line) return along(street, from, to);
  const apart =
    from.column !== undefined &&
    to.column !== undefined &&
    from.column !== to.column;
  if (apart) return across(street, from, to);
  return from.line < to.line
    ? down(street, from, to, edge)
    : up(street, from, to);
}

function labelOf(points: Point[], edge: TopologyEdge): Point {
  const end = points[points.length - 1];
  const before = points[points.length - 2];
  if (before.y === end.y) {
    return { x: (before.x + end.x) / 2, y: end.y };
  }
  return edge.share && end.y > before.y
    ? { x: end.x, y: end.y - 18 }
    : { x: end.x, y: (end.y + before.y) / 2 };
}

/** Orthogonal ways for all edges; they run in margins and gaps and cross no box. */
export function routeEdges(
  layout: TopologyLayout,
  edges: TopologyEdge[],
): EdgePath[] {
  const street = new Street(layout);
  const paths: EdgePath[] = [];
  for (const edge of edges) {
    const way = pointsOf(street, edge);
    if (way) {
      const points = simplify(way);
      paths.push({
        id: edge.id,
        edge,
        points,
        path: roundedPath(points, geometry.corner),
        label: labelOf(points, edge),
      });
    }
  }
  return paths;
}
