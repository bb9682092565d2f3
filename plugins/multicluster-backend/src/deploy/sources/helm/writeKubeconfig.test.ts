import { readFile, stat } from 'node:fs/promises';
import { Folders } from '../__testUtils__/folders';
import { writeKubeconfig } from './writeKubeconfig';

const folders = new Folders();
afterEach(() => folders.close());

const url = 'https://east.example:6443/base';

async function write(lent: Parameters<typeof writeKubeconfig>[1]) {
  const file = await writeKubeconfig(await folders.create(), lent);
  const { clusters, users } = JSON.parse(await readFile(file, 'utf8'));
  return { file, cluster: clusters[0].cluster, user: users[0].user };
}

describe('the kubeconfig of a program', () => {
  it('says how to reach and be known to the cluster', async () => {
    const { cluster, user } = await write({
      url,
      ca: 'CA',
      cert: 'CERT',
      key: 'KEY',
      servername: 'east',
      headers: {},
    });
    expect(cluster).toEqual({
      server: url,
      'certificate-authority-data': 'Q0E=',
      'tls-server-name': 'east',
    });
    expect(user).toEqual({
      'client-certificate-data': 'Q0VSVA==',
      'client-key-data': 'S0VZ',
    });
  });

  it.each([
    [{ authorization: 'Bearer abc' }, { token: 'abc' }],
    [
      { Authorization: `Basic ${btoa('me:a:b')}` },
      { username: 'me', password: 'a:b' },
    ],
    [{ 'Impersonate-User': 'jane' }, { as: 'jane' }],
  ])('has %j as %j', async (headers, expected) => {
    const { user } = await write({
      url,
      headers: headers as Record<string, string>,
    });
    expect(user).toEqual(expected);
  });

  it('does not check a certificate when told so', async () => {
    const lent = { url, ca: 'CA', skipTlsVerify: true, headers: {} };
    expect((await write(lent)).cluster).toEqual({
      server: url,
      'insecure-skip-tls-verify': true,
    });
  });

  it('is for nobody else', async () => {
    const { file } = await write({ url, headers: {} });
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  it('is refused for a header that no kubeconfig can say', async () => {
    await expect(
      write({ url, headers: { 'x-goog-iap': 'secret' } }),
    ).rejects.toThrow(
      "The cluster is reached with a 'x-goog-iap' header, which Helm cannot send",
    );
  });
});
