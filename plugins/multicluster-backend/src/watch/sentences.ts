/** Codes of Node and undici, as a reader can use them. Messages of errors are not shown: they may name files and addresses. */
const TRANSPORT: Record<string, string> = {
  ECONNREFUSED: 'The API server refuses connections.',
  ECONNRESET: 'The connection to the API server was cut.',
  UND_ERR_SOCKET: 'The connection to the API server was cut.',
  UND_ERR_DESTROYED: 'The connection to the API server was closed.',
  UND_ERR_CLOSED: 'The connection to the API server was closed.',
  UND_ERR_HEADERS_TIMEOUT: 'The API server did not answer in time.',
  UND_ERR_BODY_TIMEOUT: 'The API server fell silent.',
  UND_ERR_CONNECT_TIMEOUT: 'The API server could not be reached in time.',
  ETIMEDOUT: 'The API server could not be reached in time.',
  EHOSTUNREACH: 'There is no route to the API server.',
  ENETUNREACH: 'There is no route to the API server.',
  ENOTFOUND: 'The host name of the API server is not known.',
  EAI_AGAIN: 'The host name of the API server could not be looked up.',
  CERT_HAS_EXPIRED: 'The certificate of the API server has expired.',
  DEPTH_ZERO_SELF_SIGNED_CERT:
    'The certificate of the API server is not signed by the configured authority.',
  SELF_SIGNED_CERT_IN_CHAIN:
    'The certificate of the API server is not signed by the configured authority.',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE:
    'The certificate of the API server is not signed by the configured authority.',
  ERR_TLS_CERT_ALTNAME_INVALID:
    'The certificate of the API server is for another host name.',
};

/** The API server fell silent within a body; raised by our own watchdog. */
export class SilenceError extends Error {
  override name = 'SilenceError';

  constructor(ms: number) {
    super(`The API server was silent for ${Math.round(ms / 1000)} seconds.`);
  }
}

/** What went wrong on the way to a cluster, as a sentence. */
export function describeError(error: unknown): string {
  if (error instanceof SilenceError) {
    return error.message;
  }
  let cause: unknown = error;
  // undici wraps, and a wrapped error may wrap itself.
  for (let depth = 0; depth < 5 && cause instanceof Error; depth++) {
    const sentence = TRANSPORT[(cause as { code?: string }).code ?? ''];
    if (sentence) {
      return sentence;
    }
    cause = cause.cause;
  }
  return 'The connection to the API server failed.';
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
