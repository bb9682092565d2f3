import { Point } from './types';

function towards(from: Point, to: Point, distance: number): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const part = length ? distance / length : 0;
  return {
    x: from.x + (to.x - from.x) * part,
    y: from.y + (to.y - from.y) * part,
  };
}

/** Drops points that repeat or lie on a straight line, so that no corner is drawn where there is none. */
export function simplify(points: Point[]): Point[] {
  const kept: Point[] = [];
  for (const point of points) {
    const last = kept[kept.length - 1];
    const before = kept[kept.length - 2];
    if (last && last.x === point.x && last.y === point.y) continue;
    if (
      before &&
      ((before.x === last.x && last.x === point.x) ||
        (before.y === last.y && last.y === point.y))
    ) {
      kept.pop();
    }
    kept.push(point);
  }
  return kept;
}

/** SVG path through points, with round corners of `radius` where the legs are long enough. */
export function roundedPath(points: Point[], radius: number): string {
  const [first, ...rest] = points;
  if (!first) return '';
  const parts = [`M${first.x} ${first.y}`];
  rest.forEach((corner, i) => {
    const next = rest[i + 1];
    if (!next) {
      parts.push(`L${corner.x} ${corner.y}`);
      return;
    }
    const previous = points[i];
    const legs = Math.min(
      Math.hypot(corner.x - previous.x, corner.y - previous.y),
      Math.hypot(next.x - corner.x, next.y - corner.y),
    );
    const r = Math.min(radius, legs / 2);
    const a = towards(corner, previous, r);
    const b = towards(corner, next, r);
    parts.push(`L${a.x} ${a.y}Q${corner.x} ${corner.y} ${b.x} ${b.y}`);
  });
  return parts.join('');
}
