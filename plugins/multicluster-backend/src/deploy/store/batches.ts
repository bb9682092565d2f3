/** Rows per statement; SQLite takes 500 at most. */
const batchRows = 100;

export function* inBatches<T>(items: T[]): Generator<T[]> {
  for (let start = 0; start < items.length; start += batchRows) {
    yield items.slice(start, start + batchRows);
  }
}
