import { isDeepStrictEqual } from 'node:util';
import { keyOf, LiveObject, normalizeObject } from '../apply';
import { AppliedTarget } from '../types';

/** What became of objects between two looks at them; an object that is in both lists, or twice in one, counts once. */
export function countChanges(
  before: LiveObject[],
  after: LiveObject[],
): AppliedTarget['changes'] {
  const then = byKey(before);
  const now = byKey(after);
  const changes = { created: 0, updated: 0, deleted: 0 };
  for (const key of new Set([...then.keys(), ...now.keys()])) {
    const old = then.get(key);
    const current = now.get(key);
    if (!old) {
      changes.created += current ? 1 : 0;
    } else if (!current) {
      changes.deleted += 1;
    } else if (
      !isDeepStrictEqual(normalizeObject(old), normalizeObject(current))
    ) {
      changes.updated += 1;
    }
  }
  return changes;
}

/** What is being deleted is as good as gone. */
function byKey(objects: LiveObject[]) {
  return new Map(
    objects
      .filter(({ live }) => live?.metadata.deletionTimestamp === undefined)
      .map(({ ref, live }) => [keyOf(ref), live]),
  );
}
