import { ServiceUnavailableError } from '@backstage/errors';

/**
 * Calls with a signal that ends with the given one, and at the deadline. Rejects then, even when what was called does not listen.
 */
export async function withinDeadline<T>(
  options: { signal: AbortSignal; deadlineMs: number; what: string },
  call: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const { signal, deadlineMs, what } = options;
  const ending = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let onAbort: (() => void) | undefined;
  const cut = new Promise<never>((_, reject) => {
    onAbort = () => reject(signal.reason);
    signal.addEventListener('abort', onAbort);
    timer = setTimeout(
      () =>
        reject(
          new ServiceUnavailableError(
            `${what} has not ended within ${Math.round(deadlineMs / 1000)} s.`,
          ),
        ),
      deadlineMs,
    ).unref();
  });
  try {
    signal.throwIfAborted();
    return await Promise.race([call(ending.signal), cut]);
  } catch (error) {
    ending.abort(error);
    throw error;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', onAbort!);
  }
}
