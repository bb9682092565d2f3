import { at, Raw, record, records, text } from './trim/read';

const TYPES = ['ADDED', 'MODIFIED', 'DELETED', 'BOOKMARK', 'ERROR'] as const;

export type WatchEvent = { type: (typeof TYPES)[number]; object: Raw };

/** One line of a watch; undefined when it is no event. */
export function parseWatchEvent(line: string): WatchEvent | undefined {
  let parsed: Raw;
  try {
    parsed = record(JSON.parse(line));
  } catch {
    return undefined;
  }
  const type = TYPES.find(each => each === parsed.type);
  const object = record(parsed.object);
  return type && Object.keys(object).length > 0 ? { type, object } : undefined;
}

export function versionOf(object: Raw): string | undefined {
  return text(at(object.metadata, 'resourceVersion'));
}

/** Whether a bookmark says that the objects that exist have all been sent. */
export function endsInitialEvents(object: Raw): boolean {
  return (
    at(object.metadata, 'annotations', 'k8s.io/initial-events-end') === 'true'
  );
}

/**
 * Whether a version is from before another one. Versions are opaque to clients but for this: where both are plain numbers, history
 * does not run backwards, unless the cluster was restored from a backup.
 */
export function isBefore(version: string, other: string): boolean {
  if (!/^\d+$/.test(version) || !/^\d+$/.test(other)) {
    return false;
  }
  return version.length === other.length
    ? version < other
    : version.length < other.length;
}

/** When an object was last written, by the cluster's clock, epoch milliseconds, to the second; undefined when it does not say. */
export function writtenAt(object: Raw): number | undefined {
  let latest = '';
  for (const { time } of records(at(object.metadata, 'managedFields'))) {
    // All are of the form 2026-11-23T13:00:00Z, so that the order of the letters is that of time.
    latest = typeof time === 'string' && time > latest ? time : latest;
  }
  return latest ? Date.parse(latest) : undefined;
}
