import { RowContent } from './fillRows';

/** Rows that share one height. */
export type RowGroup = { contents: RowContent[]; lone: boolean };

function isLone({ row, cells }: RowContent): boolean {
  return cells.size === 1 && row.absent.length === 0;
}

/**
 * Lets rows of a single cluster share a height where their columns differ: there is nothing to compare them with, and a
 * line for each would be mostly empty. The order within a column is kept.
 */
export function packRows(contents: RowContent[]): RowGroup[] {
  const groups: RowGroup[] = [];
  const last = new Map<number, number>();
  for (const content of contents) {
    const columns = [...content.cells.keys()];
    const lone = isLone(content);
    const after = Math.max(-1, ...columns.map(one => last.get(one) ?? -1));
    let at = lone
      ? groups.findIndex((group, i) => i > after && group.lone)
      : -1;
    if (at < 0) {
      at = groups.push({ contents: [], lone }) - 1;
    }
    groups[at].contents.push(content);
    columns.forEach(one => last.set(one, at));
  }
  return groups;
}
