import { stringify } from 'yaml';
import { parseRegistration } from './parseRegistration';

function kubeconfig(
  change: { cluster?: object; user?: object; document?: object } = {},
) {
  return stringify({
    'current-context': 'admin@north',
    contexts: [
      { name: 'admin@north', context: { cluster: 'north', user: 'admin' } },
    ],
    clusters: [
      {
        name: 'north',
        cluster: { server: 'https://127.0.0.1:6443', ...change.cluster },
      },
    ],
    users: [{ name: 'admin', user: { token: 'secret-token', ...change.user } }],
    ...change.document,
  });
}

describe('parseRegistration', () => {
  it.each([
    ['a token', {}],
    [
      'a certificate',
      {
        token: undefined,
        'client-certificate-data': 'YQ==',
        'client-key-data': 'YQ==',
      },
    ],
    ['a password', { token: undefined, username: 'admin', password: 'x' }],
  ])('takes %s for a credential', (_, user) => {
    expect(
      parseRegistration({ name: 'north', kubeconfig: kubeconfig({ user }) }),
    ).toMatchObject({ name: 'north', placement: { labels: {} } });
  });

  it.each([
    'North',
    'a/b',
    '..',
    '',
    '-a',
    'a-',
    'a.b',
    'a'.repeat(64),
    'a\n',
    '$(id)',
  ])('refuses the name %j', name => {
    expect(() => parseRegistration({ name, kubeconfig: kubeconfig() })).toThrow(
      /cannot be a cluster's name/,
    );
  });

  it.each<[string, Parameters<typeof kubeconfig>[0], RegExp]>([
    [
      'a program',
      { user: { exec: { command: 'sh' } } },
      /'exec' .* runs a program/,
    ],
    [
      'a plugin',
      { user: { 'auth-provider': { name: 'gcp' } } },
      /'auth-provider'/,
    ],
    ['a token file', { user: { tokenFile: '/etc/passwd' } }, /'tokenFile'/],
    [
      'a certificate file',
      { user: { 'client-certificate': 'x' } },
      /'client-certificate'/,
    ],
    ['a key file', { user: { 'client-key': 'x' } }, /'client-key'/],
    [
      'a CA file',
      { cluster: { 'certificate-authority': 'x' } },
      /'certificate-authority'/,
    ],
    ['a proxy', { cluster: { 'proxy-url': 'http://x' } }, /'proxy-url'/],
    ['no server', { cluster: { server: undefined } }, /'server'/],
    ['another protocol', { cluster: { server: 'file:///etc' } }, /'server'/],
    ['no credential', { user: { token: undefined } }, /no credential/],
    [
      'half a certificate',
      { user: { token: undefined, 'client-certificate-data': 'YQ==' } },
      /no credential/,
    ],
    [
      'no current context',
      { document: { 'current-context': undefined } },
      /lacks 'current-context'/,
    ],
    ['another context', { document: { contexts: [] } }, /no context/],
    [
      'lists that are none',
      { document: { users: 'secret-token' } },
      /lacks 'users'/,
    ],
  ])('refuses a kubeconfig with %s, without quoting it', (_, change, says) => {
    const parse = () =>
      parseRegistration({ name: 'north', kubeconfig: kubeconfig(change) });
    expect(parse).toThrow(says);
    expect(parse).not.toThrow(/secret-token|passwd/);
  });

  it.each([
    ['no YAML', '{ token: secret-token', /is not YAML/],
    ['too long', `# ${'x'.repeat(300_000)}`, /longer than 256 KiB/],
    ['a text', 'secret-token', /lacks/],
  ])('refuses what is %s', (_, text, says) => {
    expect(() =>
      parseRegistration({ name: 'north', kubeconfig: text }),
    ).toThrow(says);
  });
});
