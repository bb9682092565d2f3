import { setTimeout as delay } from 'timers/promises';

/**
 * The periods of a reflector, in milliseconds unless the name says otherwise. The defaults follow from how the API server behaves
 * (bookmarks come once a minute) or are choices; see the README of this folder.
 */
export type ReflectorTiming = {
  /** Until the head of any answer. */
  headersTimeoutMs: number;
  /** Longest silence on a watch; must be more than the minute between two bookmarks. */
  watchSilenceMs: number;
  /** Longest silence within a list, streamed or by pages. */
  listSilenceMs: number;
  /** A watch is asked to end after a random time between these, so that API servers behind a balancer share the load. */
  watchMinSeconds: number;
  watchMaxSeconds: number;
  /** A watch that ends sooner counts as a failure, or a server that ends each at once would be asked without pause. */
  shortestWatchMs: number;
  /** A watch that has been quiet for so long after it began is taken to go on from where it was. */
  settleMs: number;
  backoffMinMs: number;
  backoffMaxMs: number;
  /** Only after so long without failure does back-off begin anew. */
  healthyAfterMs: number;
  /** How long a server's `Retry-After` is believed at most. */
  retryAfterMaxMs: number;
  /** The longest wait after a 403; the first ones are short. */
  forbiddenRetryMs: number;
  /** When a kind that is absent is looked at again, should discovery not tell. */
  absentRetryMs: number;
  /** How often discovery is asked while any kind is absent. */
  discoveryMs: number;
  /** How long one answer of discovery serves all kinds. */
  discoveryMemoryMs: number;
  /** A burst is handed over in pieces of so many objects, or so often. */
  batchObjects: number;
  batchMs: number;
  pageSize: number;
  /** How long a cluster may keep its turn to sync; then the next begins beside it. */
  turnMs: number;
};

export const DEFAULT_TIMING: ReflectorTiming = {
  headersTimeoutMs: 10_000,
  watchSilenceMs: 90_000,
  listSilenceMs: 15_000,
  watchMinSeconds: 300,
  watchMaxSeconds: 600,
  shortestWatchMs: 1_000,
  settleMs: 1_000,
  backoffMinMs: 1_000,
  backoffMaxMs: 30_000,
  healthyAfterMs: 60_000,
  retryAfterMaxMs: 300_000,
  forbiddenRetryMs: 300_000,
  absentRetryMs: 600_000,
  discoveryMs: 10_000,
  discoveryMemoryMs: 2_000,
  batchObjects: 200,
  batchMs: 10,
  pageSize: 250,
  turnMs: 5_000,
};

/** Full jitter: anything between nothing and a bound that doubles with each failure. */
export function backoffMs(
  timing: ReflectorTiming,
  failures: number,
  random: () => number,
): number {
  const bound = doubledMs(timing, failures);
  return Math.round(random() * Math.min(bound, timing.backoffMaxMs));
}

/** The shortest wait, doubled with each time after the first. */
export function doubledMs(timing: ReflectorTiming, times: number): number {
  return timing.backoffMinMs * 2 ** Math.min(Math.max(times - 1, 0), 20);
}

/** Waits; ends early, and without an error, when the signal does. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  try {
    await delay(ms, undefined, { signal });
  } catch (error) {
    if (!signal.aborted) {
      throw error;
    }
  }
}

/** A lifetime inside another one, which can end sooner. `dispose` lets the outer one forget it. */
export function withinLifetime(outer: AbortSignal) {
  const controller = new AbortController();
  const end = () => controller.abort(outer.reason);
  if (outer.aborted) {
    end();
  }
  outer.addEventListener('abort', end, { once: true });
  return {
    signal: controller.signal,
    abort: (reason?: unknown) => controller.abort(reason),
    dispose: () => outer.removeEventListener('abort', end),
  };
}
