import type { BenchRow } from './types.ts';

const COLUMNS: [string, (row: BenchRow) => string][] = [
  ['subject', row => row.subject],
  ['clusters', row => String(row.clusters)],
  ['clients', row => String(row.clients)],
  ['p50 ms', row => row.p50Ms.toFixed(1)],
  ['p95 ms', row => row.p95Ms.toFixed(1)],
  ['API requests/view', row => row.apiRequestsPerView.toFixed(1)],
  ['KB/view', row => (row.bytesPerView / 1000).toFixed(1)],
  ['CPU s/view', row => row.cpuSecondsPerView.toFixed(4)],
  ['RSS MiB', row => row.rssMiB.toFixed(0)],
];

/** Rows as text with aligned columns: words to the left, numbers to the right. */
export function formatTable(rows: readonly BenchRow[]): string {
  const cells = [
    COLUMNS.map(([head]) => head),
    ...rows.map(row => COLUMNS.map(([, value]) => value(row))),
  ];
  const widths = COLUMNS.map((_, column) =>
    Math.max(...cells.map(line => line[column].length)),
  );
  return cells
    .map(line =>
      line
        .map((cell, column) =>
          column === 0
            ? cell.padEnd(widths[column])
            : cell.padStart(widths[column]),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
