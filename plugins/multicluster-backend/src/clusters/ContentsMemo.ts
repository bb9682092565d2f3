import {
  ClusterContents,
  summarizeCluster,
} from '@multicluster/backstage-plugin-multicluster-common';

const shortestIntervalMs = 1_000;
/** Health depends on the time too: a pod that has been starting for a minute is no longer just starting. */
const longestAgeMs = 10_000;
/** Counting may take at most one part in so many of the time. */
const costFactor = 20;

/**
 * The contents of one cluster, counted at most once a second, and less often when counting takes long: a request never counts 20,000 pods.
 */
export class ContentsMemo {
  readonly #count: () => ClusterContents;
  readonly #onCounted: () => void;
  #contents?: ClusterContents;
  #countedAt = -Infinity;
  #intervalMs = shortestIntervalMs;
  #timer?: NodeJS.Timeout;

  constructor(options: {
    index: Parameters<typeof summarizeCluster>[0]['index'];
    cluster: string;
    known: Parameters<typeof summarizeCluster>[0]['known'];
    /** Called after a count that was not asked for by `get`. */
    onCounted: () => void;
    lifetime: AbortSignal;
  }) {
    const { index, cluster, known } = options;
    this.#count = () =>
      summarizeCluster({ index, cluster, known, now: Date.now() });
    this.#onCounted = options.onCounted;
    options.lifetime.addEventListener('abort', () => clearTimeout(this.#timer));
  }

  get(): ClusterContents {
    return this.#contents ?? this.#recount();
  }

  /** Much has changed at once, and whoever asks next shall see it. */
  refresh(): void {
    this.#recount();
  }

  /** Something has changed: count again, soon. */
  markDirty(): void {
    if (this.#timer) {
      return;
    }
    const dueInMs = this.#countedAt + this.#intervalMs - performance.now();
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#recount();
      this.#onCounted();
    }, Math.max(0, dueInMs));
  }

  /** Called now and then, so that what time alone changes is seen. */
  markAged(): void {
    if (performance.now() - this.#countedAt > longestAgeMs) {
      this.markDirty();
    }
  }

  #recount(): ClusterContents {
    const startedAt = performance.now();
    this.#contents = this.#count();
    this.#countedAt = performance.now();
    const tookMs = this.#countedAt - startedAt;
    this.#intervalMs = Math.max(shortestIntervalMs, tookMs * costFactor);
    return this.#contents;
  }
}
