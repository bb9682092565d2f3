/**
 * Reading of objects that come from outside. Custom resources may hold anything, and one malformed object must not end the
 * watch of its kind: whatever has not the shape that is asked for reads as missing.
 */

/** A JSON object of which nothing is known. */
export type Raw = Readonly<Record<string, unknown>>;

const NOTHING: Raw = Object.freeze({});

export function record(value: unknown): Raw {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Raw)
    : NOTHING;
}

/** What lies at the end of a path of keys. */
export function at(value: unknown, ...keys: string[]): unknown {
  let found = value;
  for (const key of keys) {
    found = record(found)[key];
  }
  return found;
}

export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The objects of a list. */
export function records(value: unknown): Raw[] {
  return list(value).map(record);
}

export function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The strings of a list. */
export function texts(value: unknown): string[] {
  return list(value).filter((item): item is string => !!text(item));
}

/** A number, or a string of nothing but digits (Argo Rollouts writes generations so). */
export function number(value: unknown): number | undefined {
  if (typeof value === 'number' && Number.isFinite(value)) {
    return value;
  }
  return typeof value === 'string' && /^-?\d+$/.test(value)
    ? Number(value)
    : undefined;
}

export function flag(value: unknown): boolean | undefined {
  return typeof value === 'boolean' ? value : undefined;
}

/** A flat map of strings; other values are written as strings, nested ones left out. */
export function stringMap(value: unknown): Record<string, string> {
  const map: Record<string, string> = {};
  for (const [key, entry] of Object.entries(record(value))) {
    if (typeof entry !== 'object') {
      map[key] = String(entry);
    }
  }
  return map;
}

/** An RFC 3339 time as epoch seconds. */
export function seconds(value: unknown): number | undefined {
  const parsed = typeof value === 'string' ? Date.parse(value) : NaN;
  return Number.isNaN(parsed) ? undefined : Math.floor(parsed / 1000);
}

/** At most so many characters, the last of them an ellipsis when something was cut. */
export function cut(value: unknown, length: number): string | undefined {
  const whole = text(value);
  return whole && whole.length > length
    ? `${whole.slice(0, length - 1)}…`
    : whole;
}

/** Without repetitions, in the order of first appearance. */
export function distinct(values: Iterable<string | undefined>): string[] {
  const found = new Set<string>();
  for (const value of values) {
    if (value) {
      found.add(value);
    }
  }
  return [...found];
}
