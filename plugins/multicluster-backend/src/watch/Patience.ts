import { backoffMs, doubledMs, ReflectorTiming } from './timing';

/** Knows how a reflector has fared, and so how long it has to wait before it tries again. */
export class Patience {
  readonly #timing: ReflectorTiming;
  readonly #random: () => number;
  #failures = 0;
  #refusals = 0;
  #hasExpired = false;
  #liveSince?: number;

  constructor(options: { timing: ReflectorTiming; random: () => number }) {
    this.#timing = options.timing;
    this.#random = options.random;
  }

  /** Failed at least once since all was well for long. */
  get hasFailed(): boolean {
    return this.#failures > 0 && !this.#wasHealthy();
  }

  /** What is held is current, from now on or still. */
  live() {
    this.#liveSince ??= performance.now();
    this.#refusals = 0;
  }

  /**
   * Counts a 403 and says how long to wait, in milliseconds: ever longer, up to the time for a right that is really missing. An API server
   * that has just started refuses everybody until it has read who may what, and is past that in seconds.
   */
  forbidden(): number {
    this.#refusals++;
    this.#liveSince = undefined;
    const bound = doubledMs(this.#timing, this.#refusals);
    const waitMs = Math.min(bound, this.#timing.forbiddenRetryMs);
    return waitMs * (0.9 + 0.2 * this.#random());
  }

  /** What is held is not current any more, though nothing failed. */
  interrupted() {
    this.#liveSince = undefined;
  }

  /** The version was too old. True when that has just happened before, so that listing at once would go on for ever. */
  expired(): boolean {
    const isRepeated = this.#hasExpired && !this.#wasHealthy();
    this.#hasExpired = true;
    return isRepeated;
  }

  /** Counts a failure and says how long to wait, in milliseconds. */
  failed(retryAfterMs = 0): number {
    if (this.#wasHealthy()) {
      this.#failures = 0;
    }
    this.#failures++;
    this.#liveSince = undefined;
    const waitMs = backoffMs(this.#timing, this.#failures, this.#random);
    return Math.max(waitMs, retryAfterMs);
  }

  #wasHealthy(): boolean {
    const liveMs = performance.now() - (this.#liveSince ?? Infinity);
    return liveMs >= this.#timing.healthyAfterMs;
  }
}
