/** What is known of something that is asked for again and again; the last good answer outlives a failure. */
export type PolledState<T> = {
  value?: T;
  /** Of the last attempt; undefined when it succeeded. */
  error?: Error;
  /** Epoch milliseconds of the last good answer. */
  at?: number;
  /** True until the first attempt has ended. */
  loading: boolean;
};

/**
 * One question to the backend for everybody who wants the answer: it is asked at the shortest interval that anybody wants,
 * and not at all while nobody listens or the page is hidden.
 */
export class Polled<T> {
  #state: PolledState<T> = { loading: true };
  #triedAt = 0;
  #timer?: ReturnType<typeof setTimeout>;
  #asking?: AbortController;
  readonly #listeners = new Map<() => void, number>();

  constructor(
    private readonly question: (
      signal: AbortSignal,
      previous: T | undefined,
    ) => Promise<T>,
  ) {}

  readonly read = (): PolledState<T> => this.#state;

  /** The first listener asks at once, unless an answer is younger than its interval. */
  subscribe(listener: () => void, everyMs: number): () => void {
    this.#listeners.set(listener, everyMs);
    if (this.#listeners.size === 1) {
      document.addEventListener('visibilitychange', this.#look);
    }
    this.#plan();
    return () => {
      this.#listeners.delete(listener);
      if (!this.#listeners.size) {
        document.removeEventListener('visibilitychange', this.#look);
        clearTimeout(this.#timer);
        this.#giveUp();
      }
    };
  }

  /** Asks now; for a person who presses "Try again". */
  readonly refresh = (): void => {
    clearTimeout(this.#timer);
    if (!this.#asking) {
      this.#ask();
    }
  };

  /** An attempt without an answer is none: the next listener, on the next page, must not wait for its interval. */
  #giveUp(): void {
    if (!this.#asking) return;
    this.#asking.abort();
    this.#asking = undefined;
    this.#triedAt = 0;
  }

  #look = (): void => {
    if (document.visibilityState !== 'hidden') {
      this.#plan();
    }
  };

  #plan(): void {
    clearTimeout(this.#timer);
    if (this.#asking || !this.#listeners.size) {
      return;
    }
    const every = Math.min(...this.#listeners.values());
    const wait = Math.max(0, this.#triedAt + every - Date.now());
    this.#timer = setTimeout(() => this.#ask(), wait);
  }

  async #ask(): Promise<void> {
    if (document.visibilityState === 'hidden' && this.#state.value) {
      return;
    }
    const asking = new AbortController();
    this.#asking = asking;
    this.#triedAt = Date.now();
    let next: PolledState<T>;
    try {
      const value = await this.question(asking.signal, this.#state.value);
      next = { value, at: Date.now(), loading: false };
    } catch (error) {
      next = { ...this.#state, error: error as Error, loading: false };
    }
    // Whoever left before the answer came must not hear of it; the abort is then the only trouble there was.
    if (!asking.signal.aborted) {
      this.#asking = undefined;
      this.#state = next;
      [...this.#listeners.keys()].forEach(notify => notify());
      this.#plan();
    }
  }
}
