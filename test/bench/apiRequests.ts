/** What a view may cause: reading. Writes and connects are somebody else's. */
const VERBS = new Set(['GET', 'LIST', 'WATCH']);

/** What the control plane itself reads all the time, and no portal does. */
const OF_THE_CONTROL_PLANE = new Set(['leases', 'endpoints', 'lease']);

/**
 * Sums `apiserver_request_total` of one API server, as its `/metrics` page says it, over reads of resources.
 *
 * Requests to paths that are no resource (`/version`, `/livez`, discovery) have no resource label and are left out: they are
 * probes, which come with time and not with views.
 */
export function countReads(metrics: string): number {
  let sum = 0;
  for (const line of metrics.split('\n')) {
    if (!line.startsWith('apiserver_request_total{')) continue;
    const labels = readLabels(line);
    if (!labels.resource || OF_THE_CONTROL_PLANE.has(labels.resource)) continue;
    if (!VERBS.has(labels.verb)) continue;
    sum += Number(line.slice(line.lastIndexOf('} ') + 2).split(' ')[0]);
  }
  return sum;
}

function readLabels(line: string): Record<string, string> {
  const labels: Record<string, string> = {};
  for (const [, name, value] of line.matchAll(/([a-z_]+)="([^"]*)"/g)) {
    labels[name] = value;
  }
  return labels;
}
