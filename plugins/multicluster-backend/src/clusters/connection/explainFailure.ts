/** By error code, what a person can act on. None of them repeats the error's own text, which may hold paths of the server. */
const sentences: Record<string, string> = {
  ENOTFOUND: 'The host name of the API server does not resolve.',
  EAI_AGAIN: 'The host name of the API server does not resolve.',
  ECONNREFUSED: 'The connection to the API server is refused.',
  EHOSTUNREACH: 'There is no network route to the API server.',
  ENETUNREACH: 'There is no network route to the API server.',
  ETIMEDOUT: 'The API server does not accept the connection in time.',
  UND_ERR_CONNECT_TIMEOUT:
    'The API server does not accept the connection in time.',
  UND_ERR_HEADERS_TIMEOUT: 'The API server does not answer in time.',
  UND_ERR_BODY_TIMEOUT:
    'The API server fell silent in the middle of an answer.',
  UND_ERR_SOCKET: 'The API server closed the connection.',
  UND_ERR_DESTROYED: 'The connection was ended by the portal.',
  UND_ERR_CLOSED: 'The connection was ended by the portal.',
  ECONNRESET: 'The API server closed the connection.',
  EPIPE: 'The API server closed the connection.',
  UND_ERR_ABORTED: 'The API server broke off its answer.',
  CERT_HAS_EXPIRED: "The API server's certificate has expired.",
  CERT_NOT_YET_VALID:
    "The API server's certificate is not valid yet; compare the clocks.",
  ERR_TLS_CERT_ALTNAME_INVALID:
    "The API server's certificate is not for the host name in the URL.",
  EPROTO: 'The API server does not speak TLS as expected; check the URL.',
  ERR_SSL_WRONG_VERSION_NUMBER:
    'The API server does not speak TLS; check whether its URL must begin with http.',
  ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED:
    'The API server demands a client certificate.',
};

const untrusted = new Set([
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'CERT_SIGNATURE_FAILURE',
  'CERT_UNTRUSTED',
]);

/**
 * Why an API server could not be talked to, as one sentence without server paths and credentials.
 */
export function explainFailure(error: unknown): string {
  const code = findCode(error);
  if (code === undefined) {
    return 'The connection to the API server failed.';
  }
  if (untrusted.has(code)) {
    return "The API server's certificate is not signed by the configured CA.";
  }
  return (
    sentences[code] ?? `The connection to the API server failed (${code}).`
  );
}

/** What a status says about the portal's standing with an API server. */
export function explainStatus(status: number): string {
  if (status === 401) {
    return 'The API server refuses the credential (401): the token or certificate is wrong or has expired.';
  }
  if (status === 403) {
    return "The portal's account may not do this on the API server (403).";
  }
  if (status === 429) {
    return 'The API server asks for patience (429).';
  }
  return `The API server answers ${status}.`;
}

/** undici and happy eyeballs wrap what happened: the code that matters may be in a cause or in one of several errors. */
function findCode(error: unknown, depth = 0): string | undefined {
  if (typeof error !== 'object' || error === null || depth > 4) {
    return undefined;
  }
  const { code, cause, errors } = error as {
    code?: unknown;
    cause?: unknown;
    errors?: unknown[];
  };
  const inner =
    findCode(cause, depth + 1) ??
    (Array.isArray(errors) ? findCode(errors[0], depth + 1) : undefined);
  return inner ?? (typeof code === 'string' ? code : undefined);
}
