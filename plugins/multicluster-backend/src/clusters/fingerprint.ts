import { createHash } from 'node:crypto';

/** A short hash over plain values, keys sorted, so that the order of a configuration is no change. */
export function fingerprint(value: unknown): string {
  return createHash('sha256').update(stable(value)).digest('hex').slice(0, 16);
}

function stable(value: unknown): string {
  if (Array.isArray(value)) {
    return `[${value.map(stable).join(',')}]`;
  }
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries
      .map(([key, inner]) => `${JSON.stringify(key)}:${stable(inner)}`)
      .join(',')}}`;
  }
  return JSON.stringify(value) ?? 'null';
}
