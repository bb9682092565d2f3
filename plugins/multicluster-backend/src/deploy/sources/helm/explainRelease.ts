import {
  ConflictError,
  InputError,
  NotAllowedError,
  ServiceUnavailableError,
} from '@backstage/errors';

const kinds: [RegExp, new (message: string) => Error, string?][] = [
  [
    /Apply failed with \d+ conflict/,
    ConflictError,
    'Its owner has to give the field up, or the chart must not set it.',
  ],
  [
    /invalid ownership metadata|cannot be imported into the current release/,
    ConflictError,
    'It was made by somebody else: remove it there, or choose another name.',
  ],
  [/another operation .* is in progress/, ConflictError],
  [
    /connection refused|connection reset|i\/o timeout|no such host|TLS handshake timeout|no route to host|cluster unreachable|unexpected EOF|server is currently unable|etcdserver:|http2: /i,
    ServiceUnavailableError,
  ],
  [/exceeded quota|denied the request|admission webhook/, InputError],
  [/is forbidden: User|Unauthorized|must be logged in/, NotAllowedError],
];

/** Why Helm could not do something to a release, as the error that says whose turn it is. `why` is what `explainHelm` made of it. */
export function releaseError(what: string, why: string): Error {
  const found = kinds.find(([pattern]) => pattern.test(why));
  const [, ErrorKind, remedy] = found ?? [undefined, InputError];
  const sentence = why.replace(/\.$/, '');
  return new ErrorKind(`${what}: ${sentence}${remedy ? `. ${remedy}` : ''}`);
}
