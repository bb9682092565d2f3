import { CheckedObjects } from '../apply';
import { Rendered } from '../types';
import { Target } from './openTarget';

/** Long enough for the other clusters to be checked, short for what may hold secret values. */
const usualKeepMs = 60_000;

/** After this, what was found on the cluster is looked at again: somebody else may have written there. */
const freshMs = 5_000;

/** What a check found. */
export type ShelvedCheck = { rendered: Rendered; checked: CheckedObjects };

/**
 * What a check has rendered, for the write that follows: to render a chart once more takes a process for each cluster. It is in memory
 * alone, for a minute, and is given out once.
 */
export class RenderedShelf {
  readonly #kept = new Map<string, ShelvedCheck & { at: number }>();
  readonly #keepMs: number;

  constructor(options: { keepMs?: number } = {}) {
    this.#keepMs = options.keepMs ?? usualKeepMs;
  }

  put(target: Target, found: ShelvedCheck): void {
    const key = keyOf(target);
    const kept = { ...found, at: Date.now() };
    this.#kept.set(key, kept);
    setTimeout(() => {
      if (this.#kept.get(key) === kept) {
        this.#kept.delete(key);
      }
    }, this.#keepMs).unref();
  }

  /** Without `checked` when that is too old to rely on. */
  take(
    target: Target,
  ): { rendered: Rendered; checked?: CheckedObjects } | undefined {
    const key = keyOf(target);
    const kept = this.#kept.get(key);
    this.#kept.delete(key);
    if (!kept) {
      return undefined;
    }
    const { rendered, checked, at } = kept;
    return Date.now() - at <= freshMs ? { rendered, checked } : { rendered };
  }
}

function keyOf({ deployment, target }: Target): string {
  return `${deployment.id} ${target.name}`;
}
