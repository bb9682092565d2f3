import { median } from '../statistics.ts';

/** One line: both subjects did the same, in turns. */
export type DeployRow = {
  clusters: number;
  /** Until the pods are ready, or until the objects are written. */
  wait: boolean;
  shellMs: number[];
  portalMs: number[];
};

const COLUMNS: [string, (row: DeployRow) => string][] = [
  ['clusters', row => String(row.clusters)],
  ['until', row => (row.wait ? 'pods are ready' : 'objects are written')],
  ['shell s', row => seconds(median(row.shellMs))],
  ['portal s', row => seconds(median(row.portalMs))],
  ['ratio', row => ratioOf(row).toFixed(2)],
  ['shell s, all', row => row.shellMs.map(seconds).join(' ')],
  ['portal s, all', row => row.portalMs.map(seconds).join(' ')],
];

function seconds(ms: number): string {
  return (ms / 1000).toFixed(2);
}

/** Of the medians: above 1 the portal is slower. */
export function ratioOf(row: DeployRow): number {
  return median(row.portalMs) / median(row.shellMs);
}

export function formatDeployTable(rows: readonly DeployRow[]): string {
  const lines = [
    COLUMNS.map(([head]) => head),
    ...rows.map(row => COLUMNS.map(([, value]) => value(row))),
  ];
  const widths = COLUMNS.map((_, i) =>
    Math.max(...lines.map(line => line[i].length)),
  );
  return lines
    .map(line =>
      line
        .map((cell, i) => cell.padEnd(widths[i]))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
