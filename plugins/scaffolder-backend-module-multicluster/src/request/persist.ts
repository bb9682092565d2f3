import { setTimeout as sleep } from 'node:timers/promises';
import { LoggerService } from '@backstage/backend-plugin-api';
import { ForwardedError, isError, ResponseError } from '@backstage/errors';

/** How long to wait between attempts, and when to stop. */
export type Patience = {
  firstDelayMs: number;
  longestDelayMs: number;
  /** Counted from the first failure in a row. */
  giveUpAfterMs: number;
};

/** A backend that restarts is back in a minute; one that is moved to another machine, in a few. */
export const PATIENCE: Patience = {
  firstDelayMs: 1_000,
  longestDelayMs: 15_000,
  giveUpAfterMs: 10 * 60_000,
};

/** Whether the same request may well be answered a little later: the backend is away, starting, or busy. */
export function isTransient(error: unknown): boolean {
  if (!isError(error)) {
    return false;
  }
  // `fetch` rejects with a TypeError when nobody answers, and with a TimeoutError when nobody did so in time.
  if (error.name === 'TypeError' || error.name === 'TimeoutError') {
    return true;
  }
  const status = error.statusCode;
  return (
    error.name === 'ServiceUnavailableError' ||
    (typeof status === 'number' && (status >= 500 || status === 429))
  );
}

/** The sentence of the backend; the answer itself says only its status. */
function reasonOf(error: unknown): unknown {
  return ResponseError.is(error) ? error.cause : error;
}

/**
 * Calls until the backend answers. What it refuses is refused at once; only that it does not answer is waited for. The call must be one
 * that can be made twice.
 */
export async function persist<T>(options: {
  call(): Promise<T>;
  logger: LoggerService;
  signal: AbortSignal | undefined;
  patience: Patience;
}): Promise<T> {
  const { call, logger, signal, patience } = options;
  let delayMs = patience.firstDelayMs;
  let since: number | undefined;
  for (;;) {
    signal?.throwIfAborted();
    try {
      return await call();
    } catch (error) {
      if (signal?.aborted || !isTransient(error)) throw reasonOf(error);
      since ??= Date.now();
      if (Date.now() - since >= patience.giveUpAfterMs) {
        throw new ForwardedError(
          'The multicluster backend has not answered for too long; what it began goes on without this task',
          reasonOf(error),
        );
      }
      logger.warn(
        'The multicluster backend does not answer. Asking again until it does.',
      );
    }
    await sleep(delayMs, undefined, { signal });
    delayMs = Math.min(delayMs * 2, patience.longestDelayMs);
  }
}
