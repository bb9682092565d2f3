import { ResourceChange } from '../watch/types';
import { InterestIndex } from './InterestIndex';
import { OpenTopology } from './OpenTopology';

/** A crawler that opens every entity of a catalog must not fill the memory. */
const MOST_OPEN = 2_000;

/** The graphs in memory: found by what they show, by what they are interested in, and by how long ago somebody looked. */
export class OpenTopologies {
  /** In the order of the last look, oldest first. */
  readonly #open = new Map<string, OpenTopology>();
  readonly #interests = new InterestIndex<OpenTopology>();

  get size(): number {
    return this.#open.size;
  }

  /** All of them, as they are now. */
  list(): OpenTopology[] {
    return [...this.#open.values()];
  }

  get(key: string): OpenTopology | undefined {
    return this.#open.get(key);
  }

  /** Notes a look, the first one included. */
  touch(key: string, open: OpenTopology, now: number): void {
    if (!this.#open.delete(key)) {
      this.#makeRoom();
      this.#interests.set(open);
    }
    open.viewedAt = now;
    this.#open.set(key, open);
  }

  /** To be called when a graph was built again: what it is made of may have changed. */
  rebuilt(open: OpenTopology): void {
    this.#interests.set(open);
  }

  /** Marks what the changes may concern. True when that is anything. */
  mark(changes: readonly ResourceChange[]): boolean {
    let found = false;
    const mark = (open: OpenTopology) => {
      open.dirty = true;
      found = true;
    };
    for (const { before, after } of changes) {
      if (after) {
        this.#interests.forEachConcerned(after, mark);
      }
      // What an object was may concern others than what it is.
      if (before) {
        this.#interests.forEachConcerned(before, mark);
      }
    }
    return found;
  }

  /** Forgets what nobody watches and nobody has looked at since. */
  dropIdle(since: number): void {
    for (const [key, open] of this.#open) {
      if (!open.watched && open.viewedAt <= since) {
        this.#drop(key, open);
      }
    }
  }

  #makeRoom(): void {
    for (const [key, open] of this.#open) {
      if (this.#open.size < MOST_OPEN) {
        return;
      }
      if (!open.watched) {
        this.#drop(key, open);
      }
    }
  }

  #drop(key: string, open: OpenTopology): void {
    this.#open.delete(key);
    this.#interests.delete(open);
  }
}
