import { Response } from 'express';

/** An answer that goes on. */
export type OpenStream = {
  /** Ends when the client goes, or the plugin. */
  signal: AbortSignal;
  /** Sends the head at once, before there is anything to say. */
  begin(contentType: string): void;
};

/**
 * `no-transform` is what keeps the root router's compression from holding back small pieces; the last header says the same to
 * reverse proxies of the nginx kind.
 */
export function openStream(response: Response, until: AbortSignal): OpenStream {
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  return {
    signal: AbortSignal.any([gone.signal, until]),
    begin(contentType) {
      response.status(200).set({
        'Content-Type': contentType,
        'Cache-Control': 'no-store, no-transform',
        'X-Accel-Buffering': 'no',
        'X-Content-Type-Options': 'nosniff',
      });
      response.flushHeaders();
    },
  };
}
