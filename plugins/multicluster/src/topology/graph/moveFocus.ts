import { TopologyEdge } from '@multicluster/backstage-plugin-multicluster-common';
import { NodeBox, TopologyLayout } from './types';

/** Where a key asks the focus to go. */
export type Direction =
  | 'left'
  | 'right'
  | 'up'
  | 'down'
  | 'firstColumn'
  | 'lastColumn'
  | 'across';

const middle = (box: NodeBox) => box.x + box.width / 2;

function nearest(boxes: NodeBox[], x: number): NodeBox | undefined {
  let best: NodeBox | undefined;
  for (const box of boxes) {
    if (!best || Math.abs(middle(box) - x) < Math.abs(middle(best) - x)) {
      best = box;
    }
  }
  return best;
}

/** Reading order: line by line, left to right. */
export function readingOrder(layout: TopologyLayout): NodeBox[] {
  return [...layout.boxes].sort((a, b) => a.y - b.y || a.x - b.x);
}

function vertical(layout: TopologyLayout, from: NodeBox, step: 1 | -1) {
  for (
    let line = from.line + step;
    line >= 0 && line < layout.lines.length;
    line += step
  ) {
    const onLine = layout.boxes.filter(box => box.line === line);
    const own = onLine.filter(
      box => box.column === from.column || box.column === undefined,
    );
    // From a thing of no cluster every column is below it; else the column is kept.
    const candidates = from.column === undefined ? onLine : own;
    const found = nearest(candidates, middle(from));
    if (found) return found;
  }
  return undefined;
}

function crossing(
  layout: TopologyLayout,
  from: NodeBox,
  edges: TopologyEdge[],
): NodeBox | undefined {
  const edge = edges.find(
    ({ crossCluster, from: a, to: b }) =>
      crossCluster && (a === from.id || b === from.id),
  );
  const other = edge && (edge.from === from.id ? edge.to : edge.from);
  return layout.boxes.find(box => box.id === other);
}

/** The box a key leads to; undefined when there is none in that direction. */
export function moveFocus(options: {
  layout: TopologyLayout;
  edges: TopologyEdge[];
  from: string;
  direction: Direction;
}): string | undefined {
  const { layout, edges, direction } = options;
  const from = layout.boxes.find(box => box.id === options.from);
  if (!from) return undefined;
  const line = layout.boxes
    .filter(box => box.line === from.line)
    .sort((a, b) => a.x - b.x);
  const at = line.indexOf(from);
  switch (direction) {
    case 'left':
      return line[at - 1]?.id;
    case 'right':
      return line[at + 1]?.id;
    case 'firstColumn':
      return line[0]?.id;
    case 'lastColumn':
      return line[line.length - 1]?.id;
    case 'across':
      return crossing(layout, from, edges)?.id;
    case 'up':
      return vertical(layout, from, -1)?.id;
    default:
      return vertical(layout, from, 1)?.id;
  }
}
