import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigReader } from '@backstage/config';
import { mockServices } from '@backstage/backend-test-utils';
import { ClusterDetails } from '@backstage/plugin-kubernetes-node';
import { makeCertificate } from '../__testUtils__/TestApiServer';
import { createServerSideStrategy } from './createServerSideStrategy';
import { describeCluster } from './describeCluster';

const { cert } = makeCertificate();
const known = createServerSideStrategy({
  config: new ConfigReader({}),
  logger: mockServices.logger.mock(),
});

/** The plugin's own strategies, but for service accounts: that one loads a library in a way that Jest cannot follow. */
const strategy: typeof known = {
  async getCredential(cluster, auth) {
    const { serviceAccountToken: token, ...rest } = cluster.authMetadata;
    if (rest['kubernetes.io/auth-provider'] !== 'serviceAccount') {
      return known.getCredential(cluster, auth);
    }
    if (!token) {
      throw new Error("ENOENT: open '/srv/token'");
    }
    return { type: 'bearer token', token };
  },
};

function describeWith(
  details: Partial<ClusterDetails>,
  auth: Record<string, string> = {},
  authStrategy: Parameters<typeof describeCluster>[1] = strategy,
) {
  return describeCluster(
    {
      name: 'east',
      url: 'https://127.0.0.1:6443',
      ...details,
      authMetadata: {
        'kubernetes.io/auth-provider': 'serviceAccount',
        serviceAccountToken: 'abc',
        ...auth,
      },
    },
    authStrategy,
  );
}

async function connect(...given: Parameters<typeof describeWith>) {
  const { access } = describeWith(...given);
  if (access.type !== 'shared') {
    throw new Error(`The access is ${access.type}`);
  }
  return access.connect();
}

describe('describeCluster', () => {
  it('connects with a token and a CA', async () => {
    const caData = Buffer.from(cert).toString('base64');
    expect(await connect({ caData, skipTLSVerify: false })).toEqual({
      ca: cert,
      skipTlsVerify: false,
      headers: { authorization: 'Bearer abc' },
    });
  });

  it('connects with a client certificate of a custom strategy', async () => {
    const credential = {
      type: 'x509 client certificate',
      cert,
      key: 'k',
    } as const;
    const options = await connect(
      {},
      {},
      { getCredential: async () => credential },
    );
    expect(options).toEqual({ cert, key: 'k', headers: {} });
  });

  it('reads the CA from a file at each connect', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'ca-'));
    const caFile = join(folder, 'ca.pem');
    await writeFile(caFile, 'first');
    const { access } = describeWith({ caFile });
    if (access.type !== 'shared') {
      throw new Error('not shared');
    }
    expect((await access.connect()).ca).toBe('first');
    await writeFile(caFile, 'second');
    expect((await access.connect()).ca).toBe('second');
    await rm(folder, { recursive: true });
  });

  it.each<[string, Partial<ClusterDetails>, Record<string, string>, RegExp]>([
    [
      'a CA that is not base64 of PEM',
      { caData: 'nonsense' },
      {},
      /'caData' of cluster 'east'/,
    ],
    [
      'a CA file that is not there',
      { caFile: '/srv/secret/ca.pem' },
      {},
      /'caFile' of cluster 'east' cannot be read/,
    ],
    [
      'a service account without a token',
      {},
      { serviceAccountToken: '' },
      /Add the token/,
    ],
    [
      'an auth provider that nobody knows',
      {},
      { 'kubernetes.io/auth-provider': 'pinniped' },
      /'pinniped', which is not known/,
    ],
  ])('says what is wrong with %s', async (_, details, auth, sentence) => {
    const error = await connect(details, auth).catch(e => e);
    expect(error).toMatchObject({ name: 'InputError' });
    expect(error.message).toMatch(sentence);
    expect(error.message).not.toContain('/srv/');
  });

  it('does not take nobody for somebody', async () => {
    const nobody = {
      getCredential: async () => ({ type: 'anonymous' } as const),
    };
    await expect(connect({}, {}, nobody)).rejects.toThrow(
      'gives no credential',
    );
    const proxy = { 'kubernetes.io/auth-provider': 'localKubectlProxy' };
    expect((await connect({}, proxy, nobody)).headers).toEqual({});
  });

  it.each(['nonsense', 'ftp://host', ''])(
    'calls the URL %j misconfigured',
    url => {
      expect(describeWith({ url }).access).toMatchObject({
        type: 'misconfigured',
        reason: expect.stringContaining("'url' of cluster 'east'"),
      });
    },
  );

  it('changes its fingerprint with a token, and with nothing else that is the same', () => {
    const print = describeWith({}).fingerprint;
    expect(describeWith({}).fingerprint).toBe(print);
    expect(
      describeWith({}, { serviceAccountToken: 'new' }).fingerprint,
    ).not.toBe(print);
    expect(print).not.toContain('abc');
  });
});

describe('a cluster whose credentials belong to users', () => {
  const oidc = {
    'kubernetes.io/auth-provider': 'oidc',
    'kubernetes.io/oidc-token-provider': 'okta',
  };

  it.each(['google', 'aks', 'oidc'])('is not shared with %s', provider => {
    const auth = { ...oidc, 'kubernetes.io/auth-provider': provider };
    expect(describeWith({}, auth).access).toMatchObject({
      type: 'perUser',
      reason: expect.stringContaining(`'${provider}'`),
    });
  });

  it.each([
    ['google', { google: 'mine' }],
    ['aks', { aks: 'mine' }],
    ['oidc', { oidc: { okta: 'mine' } }],
  ])(
    'is read with the token that the user sent for %s',
    async (provider, sent) => {
      const auth = { ...oidc, 'kubernetes.io/auth-provider': provider };
      const { access } = describeWith({}, auth);
      const options =
        access.type === 'perUser' && (await access.connectAs(sent));
      expect(options).toMatchObject({
        headers: { authorization: 'Bearer mine' },
      });
    },
  );

  it.each([
    ['google', {}],
    ['oidc', { oidc: { other: 'x' } }],
    ['oidc', {}],
  ])('asks for a sign-in when none was sent for %s', async (provider, sent) => {
    const auth = { ...oidc, 'kubernetes.io/auth-provider': provider };
    const { access } = describeWith({}, auth);
    await expect(
      access.type === 'perUser' ? access.connectAs(sent) : undefined,
    ).rejects.toThrow('needs your own sign-in');
  });
});
