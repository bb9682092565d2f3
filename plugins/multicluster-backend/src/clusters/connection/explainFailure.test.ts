import { explainFailure, explainStatus } from './explainFailure';

function coded(code: string, more?: object) {
  return Object.assign(new Error('/etc/secret/path hunter2'), {
    code,
    ...more,
  });
}

describe('explainFailure', () => {
  it.each<[unknown, RegExp]>([
    [coded('ENOTFOUND'), /does not resolve/],
    [coded('ECONNREFUSED'), /refused/],
    [
      coded('UNABLE_TO_VERIFY_LEAF_SIGNATURE'),
      /not signed by the configured CA/,
    ],
    [coded('DEPTH_ZERO_SELF_SIGNED_CERT'), /not signed by the configured CA/],
    [coded('ERR_TLS_CERT_ALTNAME_INVALID'), /host name/],
    [coded('CERT_HAS_EXPIRED'), /expired/],
    [coded('UND_ERR_BODY_TIMEOUT'), /silent/],
    [coded('SOMETHING_NEW'), /failed \(SOMETHING_NEW\)/],
    [new Error('no code'), /failed\.$/],
    [
      new TypeError('fetch failed', { cause: coded('ECONNREFUSED') }),
      /refused/,
    ],
    [
      coded('UND_ERR_SOCKET', { cause: coded('ECONNRESET') }),
      /closed the connection/,
    ],
    [
      Object.assign(new AggregateError([coded('ECONNREFUSED')]), {
        code: 'ECONNREFUSED',
      }),
      /refused/,
    ],
    ['not even an error', /failed\.$/],
    [undefined, /failed\.$/],
  ])('says of %p what a person can act on', (error, sentence) => {
    expect(explainFailure(error)).toMatch(sentence);
    expect(explainFailure(error)).not.toMatch(/secret|hunter2/);
  });
});

describe('explainStatus', () => {
  it.each([
    [401, /refuses the credential \(401\)/],
    [403, /may not do this .*\(403\)/],
    [429, /patience \(429\)/],
    [502, /answers 502/],
  ])('says what %d means', (status, sentence) => {
    expect(explainStatus(status)).toMatch(sentence);
  });
});
