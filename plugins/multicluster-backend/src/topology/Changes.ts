import { setTimeout as sleep } from 'node:timers/promises';

/** Whether something has changed since one last asked; the stream's end counts as quiet. */
export class Changes {
  readonly #end: AbortSignal;
  #changed = false;
  #wake = new AbortController();

  constructor(end: AbortSignal) {
    this.#end = end;
  }

  note(): void {
    this.#changed = true;
    this.#wake.abort();
  }

  /** True as soon as there was a change, false after the time or at the end. */
  async within(ms: number): Promise<boolean> {
    if (!this.#changed) {
      const signal = AbortSignal.any([this.#end, this.#wake.signal]);
      // Rejects when woken, which is no failure: what happened is read below.
      await sleep(ms, undefined, { signal }).catch(() => undefined);
    }
    const changed = this.#changed;
    this.#changed = false;
    this.#wake = new AbortController();
    return changed;
  }
}
