import { SquareRow } from './squares';

/** Pixels. */
export const heatSizes = {
  label: 92,
  count: 44,
  square: 11,
  pitch: 13,
  rowGap: 8,
};

export type PlacedRow = { y: number; lines: number };

export type HeatLayout = {
  columns: number;
  rows: PlacedRow[];
  width: number;
  height: number;
};

/** Places every row below the one before; as many squares side by side as the width has room for. */
export function layoutSquares(
  rows: readonly SquareRow[],
  width: number,
): HeatLayout {
  const { label, count, pitch, rowGap } = heatSizes;
  const columns = Math.max(8, Math.floor((width - label - count) / pitch));
  let y = 0;
  const placed = rows.map(row => {
    const lines = Math.max(1, Math.ceil(row.squares.length / columns));
    const at = { y, lines };
    y += lines * pitch + rowGap;
    return at;
  });
  return { columns, rows: placed, width, height: Math.max(0, y - rowGap) };
}

/** Which square is under a point; undefined beside them. */
export function squareAt(
  layout: HeatLayout,
  rows: readonly SquareRow[],
  x: number,
  y: number,
): { row: number; index: number } | undefined {
  const { label, pitch } = heatSizes;
  const row = layout.rows.findIndex(
    one => y >= one.y && y < one.y + one.lines * pitch,
  );
  const column = Math.floor((x - label) / pitch);
  if (row < 0 || column < 0 || column >= layout.columns) {
    return undefined;
  }
  const line = Math.floor((y - layout.rows[row].y) / pitch);
  const index = line * layout.columns + column;
  return index < rows[row].squares.length ? { row, index } : undefined;
}

/** The square that an arrow key leads to; the same one at an edge. */
export function moveSquare(
  layout: HeatLayout,
  rows: readonly SquareRow[],
  from: { row: number; index: number },
  key: string,
): { row: number; index: number } {
  const { columns } = layout;
  const last = rows[from.row].squares.length - 1;
  switch (key) {
    case 'ArrowRight':
      return { ...from, index: Math.min(last, from.index + 1) };
    case 'ArrowLeft':
      return { ...from, index: Math.max(0, from.index - 1) };
    case 'Home':
      return { ...from, index: 0 };
    case 'End':
      return { ...from, index: last };
    case 'ArrowDown':
      return from.index + columns <= last
        ? { ...from, index: from.index + columns }
        : otherRow(rows, columns, from, 1);
    case 'ArrowUp':
      return from.index >= columns
        ? { ...from, index: from.index - columns }
        : otherRow(rows, columns, from, -1);
    default:
      return from;
  }
}

function otherRow(
  rows: readonly SquareRow[],
  columns: number,
  from: { row: number; index: number },
  step: 1 | -1,
): { row: number; index: number } {
  let row = from.row + step;
  while (rows[row] && !rows[row].squares.length) {
    row += step;
  }
  if (!rows[row]) {
    return from;
  }
  const column = from.index % columns;
  const length = rows[row].squares.length;
  const line = step > 0 ? 0 : Math.floor((length - 1) / columns);
  return { row, index: Math.min(length - 1, line * columns + column) };
}
