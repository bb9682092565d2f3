import { centre, channelOf, marginBeside, Street } from './Street';
import { NodeBox, Point } from './types';

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
export class Arrivals {
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
export function down(
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
