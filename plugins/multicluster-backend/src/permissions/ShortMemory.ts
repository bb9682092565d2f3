/**
 * Remembers answers for a few seconds, so that a page that asks often costs one look-up. Callers that ask at the same time share
 * one load; a load that fails is not remembered.
 */
export class ShortMemory<T> {
  readonly #forMs: number;
  readonly #most: number;
  readonly #now: () => number;
  readonly #answers = new Map<string, { until: number; answer: Promise<T> }>();

  /** @param options - `most` bounds the memory: beyond it, the oldest answers are forgotten first. */
  constructor(options: { forMs: number; most: number; now?: () => number }) {
    this.#forMs = options.forMs;
    this.#most = options.most;
    this.#now = options.now ?? Date.now;
  }

  get(key: string, load: () => Promise<T>): Promise<T> {
    const known = this.#answers.get(key);
    if (known && known.until > this.#now()) return known.answer;
    const answer = load();
    const entry = { until: this.#now() + this.#forMs, answer };
    this.#answers.delete(key);
    this.#answers.set(key, entry);
    answer.catch(() => {
      if (this.#answers.get(key) === entry) this.#answers.delete(key);
    });
    this.#forgetOldest();
    return answer;
  }

  /** The next one asks again. */
  forget(key: string): void {
    this.#answers.delete(key);
  }

  #forgetOldest() {
    for (const key of this.#answers.keys()) {
      if (this.#answers.size <= this.#most) return;
      this.#answers.delete(key);
    }
  }
}
