/** Values by key, several per key. A key without values is not kept. */
export class SetIndex<T> {
  readonly #sets = new Map<string, Set<T>>();

  find(key: string): Iterable<T> {
    return this.#sets.get(key) ?? [];
  }

  add(key: string, value: T) {
    const set = this.#sets.get(key);
    if (set) {
      set.add(value);
    } else {
      this.#sets.set(key, new Set([value]));
    }
  }

  delete(key: string, value: T) {
    const set = this.#sets.get(key);
    set?.delete(value);
    if (set?.size === 0) {
      this.#sets.delete(key);
    }
  }
}
