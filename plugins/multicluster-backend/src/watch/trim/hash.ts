import { hash } from 'crypto';

/** 12 hexadecimal digits of SHA-256: enough to tell two configurations apart, too few to be taken for a checksum. */
export function shortHash(content: string): string {
  return hash('sha256', content, 'hex').slice(0, 12);
}

function sorted(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return value;
  }
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries);
}

/** The hash of a JSON value, whatever the order of its keys. */
export function hashOf(value: unknown): string {
  return shortHash(JSON.stringify(value, sorted) ?? '');
}
