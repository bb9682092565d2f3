/**
 * Lets equal parts of objects be one object in memory: the labels, owner and containers of a ReplicaSet's pods, for example,
 * which are most of what is kept of a pod.
 *
 * It forgets by generations: once `limit` parts are known, they become the old generation, and what of it is not asked for again
 * goes with the next turn. So it stays small even where each object brings a new part (the pods of Jobs), at the price that
 * objects from before a turn may keep a copy of their own.
 */
export class SharedParts {
  readonly #limit: number;
  #young = new Map<string, unknown>();
  #old = new Map<string, unknown>();

  constructor(limit = 4_096) {
    this.#limit = limit;
  }

  /** The part that stands for all that are equal to this one, which must not be changed any more. */
  share<T extends object>(part: T): T {
    return this.#keep(JSON.stringify(part), part);
  }

  text(value: string): string {
    return this.#keep(`"${value}`, value);
  }

  /** How many parts are known, for tests and figures. */
  get size(): number {
    return this.#young.size + this.#old.size;
  }

  #keep<T>(key: string, part: T): T {
    const young = this.#young.get(key);
    if (young !== undefined) {
      return young as T;
    }
    const kept = (this.#old.get(key) as T | undefined) ?? part;
    if (this.#young.size >= this.#limit) {
      this.#old = this.#young;
      this.#young = new Map();
    }
    this.#young.set(key, kept);
    return kept;
  }
}
