import { geometry, marginOf } from './geometry';
import { Box, NodeBox, Point, TopologyLayout } from './types';

/** What stands where: which lines and columns an edge may cross without crossing a box. */
export class Street {
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

/** Middle of a box. */
export const centre = (box: Box): Point => ({
  x: Math.round(box.x + box.width / 2),
  y: Math.round(box.y + box.height / 2),
});

/** Edges of one source run in one channel and so look like a tree; those of different sources run a little apart. */
export function channelOf(from: NodeBox): number {
  return (from.column === undefined ? from.line + from.x : from.line) % 3;
}

/** The margin beside the column of `box`: left for what comes from no cluster, right for what stays in its column. */
export function marginBeside(
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
