import { Rendered } from '../types';
import { Target } from './openTarget';

/** Long enough for the other clusters to be checked, short for what may hold secret values. */
const usualKeepMs = 60_000;

/**
 * What a check has rendered, for the write that follows: to render a chart once more takes a process for each cluster. It is in memory
 * alone, for a minute, and is given out once.
 */
export class RenderedShelf {
  readonly #kept = new Map<string, Rendered>();
  readonly #keepMs: number;

  constructor(options: { keepMs?: number } = {}) {
    this.#keepMs = options.keepMs ?? usualKeepMs;
  }

  put(target: Target, rendered: Rendered): void {
    const key = keyOf(target);
    this.#kept.set(key, rendered);
    setTimeout(() => {
      if (this.#kept.get(key) === rendered) {
        this.#kept.delete(key);
      }
    }, this.#keepMs).unref();
  }

  take(target: Target): Rendered | undefined {
    const key = keyOf(target);
    const rendered = this.#kept.get(key);
    this.#kept.delete(key);
    return rendered;
  }
}

function keyOf({ deployment, target }: Target): string {
  return `${deployment.id} ${target.name}`;
}
