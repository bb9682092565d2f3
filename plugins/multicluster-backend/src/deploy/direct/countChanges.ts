import { isDeepStrictEqual } from 'node:util';
import { LiveObject, normalizeObject } from '../apply';
import { AppliedTarget } from '../types';

/** What became of the same objects between two looks at them. */
export function countChanges(
  before: LiveObject[],
  after: LiveObject[],
): AppliedTarget['changes'] {
  const changes = { created: 0, updated: 0, deleted: 0 };
  after.forEach(({ live: now }, index) => {
    const then = before[index]?.live;
    const isThere = now && now.metadata.deletionTimestamp === undefined;
    if (!then) {
      changes.created += isThere ? 1 : 0;
    } else if (!isThere) {
      changes.deleted += 1;
    } else if (
      !isDeepStrictEqual(normalizeObject(then), normalizeObject(now))
    ) {
      changes.updated += 1;
    }
  });
  return changes;
}
