import { createRedactor, secretsOf } from './redact';

describe('createRedactor', () => {
  it.each([
    [['hunter2'], 'password = hunter2.', 'password = ***.'],
    [['abc', 'abcdef'], 'abcdef abc', '*** ***'],
    [['line one\nline two'], '  line two', '  ***'],
    [['a\nb'], 'a b', 'a b'],
    [[''], 'text', 'text'],
    [['.*'], 'a .* b', 'a *** b'],
    [[], 'text', 'text'],
  ])('hides %j in %j', (secrets, text, expected) => {
    expect(createRedactor(secrets)(text)).toBe(expected);
  });
});

describe('secretsOf', () => {
  it('finds what is named like a secret, and leaves what would only garble', () => {
    expect(
      secretsOf({
        AWS_REGION: 'eu-north-1',
        AWS_SECRET_ACCESS_KEY: 'abcdefgh',
        VAULT_TOKEN: 's.123456',
        PASSWORD: 'short',
      }),
    ).toEqual(['abcdefgh', 's.123456']);
  });
});
