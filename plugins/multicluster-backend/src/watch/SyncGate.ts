/**
 * Lets a limited number pass at a time. A list of many objects takes the processor's time, and everyone else's requests wait for
 * it; a few clusters after one another are done no later than all of them together.
 */
export interface SyncGate {
  /** Resolves to what gives the place back (once; more often does no harm). Rejects when the signal ends first. */
  enter(signal: AbortSignal): Promise<() => void>;
}

/** A gate that lets `limit` in at a time, first come, first served. */
export function createSyncGate(limit: number): SyncGate {
  const waiting = new Set<() => void>();
  let free = limit;

  function leaveOnce(): () => void {
    let left = false;
    return () => {
      if (!left) {
        left = true;
        free++;
        const [next] = waiting;
        next?.();
      }
    };
  }

  function queue(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const onAbort = () => {
        waiting.delete(admit);
        reject(signal.reason);
      };
      function admit() {
        waiting.delete(admit);
        signal.removeEventListener('abort', onAbort);
        free--;
        resolve();
      }
      waiting.add(admit);
      signal.addEventListener('abort', onAbort, { once: true });
    });
  }

  return {
    async enter(signal) {
      signal.throwIfAborted();
      if (free <= 0 || waiting.size > 0) {
        await queue(signal);
      } else {
        free--;
      }
      return leaveOnce();
    },
  };
}
