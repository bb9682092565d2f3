/** The API server fell silent within a body; raised by our own watchdog. */
export class SilenceError extends Error {
  override name = 'SilenceError';

  constructor(ms: number) {
    super(`The API server was silent for ${Math.round(ms / 1000)} seconds.`);
  }
}

/** Errors whose message is written for the page; those of all others may name files and addresses. */
const WRITTEN_FOR_THE_PAGE = new Set([
  'SilenceError',
  'DiscoveryError',
  'ServiceUnavailableError',
  'InputError',
]);

/** What went wrong on the way to a cluster, as a sentence. */
export function describeError(error: unknown): string {
  const { name, message } = error as { name?: string; message?: string };
  // Errors of Backstage append what caused them, word for word.
  const [sentence] = message?.split('; caused by') ?? [];
  return sentence && WRITTEN_FOR_THE_PAGE.has(name ?? '')
    ? sentence
    : 'The connection to the API server failed.';
}

const STATUSES: Record<number, string> = {
  401: 'The API server does not accept the credentials (401).',
  429: 'The API server is overloaded (429).',
  503: 'The API server is not ready (503).',
  504: 'The API server ran out of time (504).',
};

/** What a status says about reading a kind, as a sentence. */
export function describeStatus(status: number, plural: string): string {
  return (
    STATUSES[status] ??
    `The API server answered ${status} when asked for ${plural}.`
  );
}
