import { TopologyEdge } from '@multicluster/backstage-plugin-multicluster-common';
import { capsuleEdges } from './capsuleEdges';
import { Arrivals, down } from './descend';
import { geometry } from './geometry';
import { roundedPath, simplify } from './roundedPath';
import { centre, channelOf, marginBeside, Street } from './Street';
import { EdgePath, NodeBox, Point, TopologyLayout } from './types';

/** Up to a higher line: what acts on something from below, such as an autoscaler. */
function up(street: Street, from: NodeBox, to: NodeBox): Point[] {
  const bottom = to.y + to.height;
  const left = Math.max(from.x, to.x) + 12;
  const right = Math.min(from.x + from.width, to.x + to.width) - 12;
  const straight = Math.min(right, Math.max(left, centre(from).x));
  if (left <= right && street.openDown(straight, to.line, from.line)) {
    return [
      { x: straight, y: from.y },
      { x: straight, y: bottom },
    ];
  }
  const { x } = centre(from);
  const margin = marginBeside(street.layout, from, 1, channelOf(from));
  const end = { x: to.x + to.width - 24, y: bottom };
  return [
    { x, y: from.y },
    { x, y: from.y - 8 },
    { x: margin, y: from.y - 8 },
    { x: margin, y: bottom + 8 },
    { x: end.x, y: bottom + 8 },
    end,
  ];
}

/** Along a line, or over it where another box is in the way. */
function along(
  street: Street,
  from: NodeBox,
  to: NodeBox,
  overCapsules: boolean,
): Point[] {
  const right = from.x < to.x;
  if (street.openAcross(from, to)) {
    const y = Math.min(centre(from).y, centre(to).y);
    return [
      { x: right ? from.x + from.width : from.x, y },
      { x: right ? to.x : to.x + to.width, y },
    ];
  }
  const over = from.y - (overCapsules ? 43 : 8);
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
  const capsuleLines = new Set(
    edges
      .filter(({ id }) => capsules.has(id))
      .map(({ to }) => street.box(to)?.line),
  );
  const wayOf = (edge: TopologyEdge): Point[] | undefined => {
    const from = street.box(edge.from);
    const to = street.box(edge.to);
    if (!from || !to || from === to) return undefined;
    if (from.line === to.line) {
      return along(street, from, to, capsuleLines.has(to.line));
    }
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
