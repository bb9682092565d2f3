/**
 * How long a decision is remembered per caller and entity, in milliseconds: short enough that nobody waits for a right that was
 * taken away to be gone, long enough that reloads and the parts of a page cost one question to the permission backend.
 */
export const DECISION_MEMORY_MS = 5_000;

/**
 * How long an entity is remembered per caller and entity, in milliseconds. Longer than a decision, since annotations rarely change
 * and the catalog is the dearest thing on the way; never shared between callers, since the catalog may show them different things.
 */
export const ENTITY_MEMORY_MS = 30_000;

/** Most remembered decisions and entities; some 1 KB each. */
export const MOST_DECISIONS = 5_000;
