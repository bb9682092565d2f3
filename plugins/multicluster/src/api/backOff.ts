/**
 * How long to wait before the next attempt: doubling from one second to thirty, of which half is chance, so that many
 * pages do not come back in the same moment after a restart.
 */
export function backOffMs(failures: number, chance: number): number {
  const most = Math.min(30_000, 1000 * 2 ** Math.max(0, failures - 1));
  return most / 2 + (most / 2) * chance;
}

/** Waits; ends early, without an error, when the signal aborts. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    if (signal.aborted) {
      resolve();
      return;
    }
    const timer = setTimeout(done, ms);
    function done() {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    }
    signal.addEventListener('abort', done);
  });
}
