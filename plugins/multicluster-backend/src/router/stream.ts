import { Response } from 'express';

/** Ends when the client goes, or the plugin does. */
export function untilGone(response: Response, until: AbortSignal): AbortSignal {
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  return AbortSignal.any([gone.signal, until]);
}

/**
 * Sends the head at once, before there is anything to say.
 *
 * `no-transform` is what keeps the root router's compression from holding back small pieces; `X-Accel-Buffering` says the same to
 * reverse proxies of the nginx kind.
 */
export function beginStream(response: Response, contentType: string): void {
  response.status(200).set({
    'Content-Type': contentType,
    'Cache-Control': 'no-store, no-transform',
    'X-Accel-Buffering': 'no',
    'X-Content-Type-Options': 'nosniff',
  });
  response.flushHeaders();
}
