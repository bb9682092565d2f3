import { SilenceError } from './sentences';
import { withinLifetime } from './timing';
import { ApiConnection, ApiResponse } from './types';

/** Sees to it that something is heard from time to time. */
export type Watchdog = {
  /** A chunk has come. */
  heard(): void;
  /** From now on, silence of this length is too long. */
  expect(silenceMs: number): void;
};

/**
 * Makes a request and hands the answer to `use`. When `use` is done, for whatever reason, nothing of the request is left: its
 * stream is closed and its timer gone.
 */
export async function request<T>(
  options: {
    connection: ApiConnection;
    path: string;
    signal: AbortSignal;
    headersTimeoutMs: number;
    bodyTimeoutMs: number;
    silenceMs: number;
  },
  use: (response: ApiResponse, watchdog: Watchdog) => Promise<T>,
): Promise<T> {
  const { connection, path, headersTimeoutMs, bodyTimeoutMs } = options;
  const lifetime = withinLifetime(options.signal);
  let timer: NodeJS.Timeout | undefined;
  const expect = (silenceMs: number) => {
    clearTimeout(timer);
    timer = setTimeout(
      () => lifetime.abort(new SilenceError(silenceMs)),
      silenceMs,
    );
  };
  try {
    const { signal } = lifetime;
    const response = await connection.get({
      path,
      signal,
      headersTimeoutMs,
      bodyTimeoutMs,
    });
    expect(options.silenceMs);
    return await use(response, { heard: () => timer?.refresh(), expect });
  } catch (error) {
    // Clients wrap the reason of an abort, each in its own way; what we aborted for ourselves is known better here.
    throw lifetime.signal.reason instanceof SilenceError
      ? lifetime.signal.reason
      : error;
  } finally {
    clearTimeout(timer);
    lifetime.abort();
    lifetime.dispose();
  }
}
