import { Comparison } from '@multicluster/backstage-plugin-multicluster-common';

/** Word for a field that a cluster does not have. */
export const NONE = 'none';

/** A comparison as a table of plain text, for a message or an issue. */
export function comparisonAsText(comparison: Comparison): string {
  const { sentence, clusters, fields } = comparison;
  const rows = [
    ['field', ...clusters, ''],
    ...fields.map(({ field, values, odd, verdict }) => [
      field,
      ...clusters.map(cluster => values[cluster] ?? NONE),
      verdict === 'odd' ? `odd: ${odd.join(', ')}` : verdict,
    ]),
  ];
  const widths = rows[0].map((_, column) =>
    Math.max(...rows.map(row => row[column].length)),
  );
  const lines = rows.map(row =>
    row
      .map((cell, column) => cell.padEnd(widths[column]))
      .join('  ')
      .trimEnd(),
  );
  return `${sentence}\n\n${lines.join('\n')}\n`;
}
