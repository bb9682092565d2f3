/** A place in the table; column 0 is that of all clusters. */
export type GridPlace = { path: string; column: number };

/**
 * Where a key leads from a place: arrows to the neighbour, Home and End within the row, with Ctrl to the corners. `undefined` when the key
 * is none of the grid's, or there is nothing there.
 */
export function gridMove(
  key: string,
  place: GridPlace,
  grid: { paths: readonly string[]; columns: number; ctrl?: boolean },
): GridPlace | undefined {
  const { paths, columns, ctrl } = grid;
  const row = paths.indexOf(place.path);
  const last = { row: paths.length - 1, column: columns - 1 };
  const targets: Record<string, [number, number]> = {
    ArrowUp: [row - 1, place.column],
    ArrowDown: [row + 1, place.column],
    ArrowLeft: [row, place.column - 1],
    ArrowRight: [row, place.column + 1],
    Home: [ctrl ? 0 : row, 0],
    End: [ctrl ? last.row : row, last.column],
    PageUp: [Math.max(0, row - 10), place.column],
    PageDown: [Math.min(last.row, row + 10), place.column],
  };
  const target = targets[key];
  if (!target) {
    return undefined;
  }
  const [toRow, toColumn] = target;
  const isInside =
    toRow >= 0 && toRow <= last.row && toColumn >= 0 && toColumn <= last.column;
  return isInside ? { path: paths[toRow], column: toColumn } : undefined;
}
