import { InputError } from '@backstage/errors';
import { ClusterConnectionOptions } from '@multicluster/backstage-plugin-multicluster-node';
import { ConnectionBed, get, read } from '../__testUtils__/ConnectionBed';
import { TestApiServer } from '../__testUtils__/TestApiServer';
import { ClusterConnection } from './ClusterConnection';

const bed = new ConnectionBed();

describe('ClusterConnection', () => {
  it('sends the credential over one HTTP/2 connection, however many requests there are', async () => {
    const connection = bed.connect({
      headers: { authorization: 'Bearer abc' },
    });
    await Promise.all(
      Array.from({ length: 20 }, async () => read(await get(connection))),
    );
    expect(bed.server.received).toHaveLength(20);
    expect(new Set(bed.server.received.map(({ socket }) => socket)).size).toBe(
      1,
    );
    expect(bed.server.received[0]).toMatchObject({
      httpVersion: '2.0',
      path: '/version',
      headers: {
        authorization: 'Bearer abc',
        'accept-encoding': 'identity',
      },
    });
  });

  it('speaks HTTP/1.1 where the server has nothing else', async () => {
    const old = await TestApiServer.start({ ...bed.own, http1: true });
    const connection = bed.connect({}, old.url);
    expect(await read(await get(connection))).toBe('{}');
    expect(old.received[0].httpVersion).toBe('1.1');
    connection.reset();
    await old.stop();
  });

  it('keeps the path of a URL in front of what it asks for', async () => {
    const connection = bed.connect({}, `${bed.server.url}/k8s/clusters/c-1/`);
    await read(await get(connection));
    expect(bed.server.received[0].path).toBe('/k8s/clusters/c-1/version');
  });

  it('gives every status back and rejects for none', async () => {
    bed.server.answer = () => ({
      status: 503,
      headers: { 'retry-after': '7' },
    });
    const response = await get(bed.connect());
    expect(response).toMatchObject({
      status: 503,
      headers: { 'retry-after': '7' },
    });
    await read(response);
  });

  it.each<[string, () => ClusterConnection, RegExp]>([
    [
      'another CA',
      () => bed.connect({ ca: bed.other.cert }),
      /not signed by the configured CA/,
    ],
    [
      'no CA',
      () => bed.connect({ ca: undefined }),
      /not signed by the configured CA/,
    ],
    [
      'another host name',
      () => bed.connect({ servername: 'api.example.com' }),
      /not for the host name/,
    ],
    [
      'a host that does not resolve',
      () => bed.connect({}, 'https://nowhere.invalid:6443'),
      /does not resolve/,
    ],
    [
      'a port where nobody listens',
      () => bed.connect({}, 'https://127.0.0.1:1'),
      /refused/,
    ],
    [
      'plain HTTP in place of TLS',
      () => bed.connect({}, 'http://127.0.0.1:1'),
      /refused/,
    ],
  ])('says in a sentence what is wrong with %s', async (_, make, sentence) => {
    const error = await get(make()).catch(e => e);
    expect(error).toMatchObject({ name: 'ServiceUnavailableError' });
    expect(error.message).toMatch(sentence);
    expect(error.message).not.toMatch(/caused by|127\.0\.0\.1|invalid/);
    expect(JSON.stringify(error)).not.toContain('127.0.0.1');
  });

  it('trusts anyone only when told so', async () => {
    const connection = bed.connect({ ca: undefined, skipTlsVerify: true });
    expect(await read(await get(connection))).toBe('{}');
  });

  it.each<[string, Partial<ClusterConnectionOptions>, RegExp]>([
    [
      'a CA that is no certificate',
      { ca: 'nonsense' },
      /not a PEM certificate/,
    ],
    [
      'a CA with a broken body',
      { ca: '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----' },
      /not a PEM certificate/,
    ],
    [
      'a key of another certificate',
      { cert: bed.own.cert, key: bed.other.key },
      /belong to each other/,
    ],
  ])('calls %s misconfigured', async (_, options, sentence) => {
    const error = await get(bed.connect(options)).catch(e => e);
    expect(error).toBeInstanceOf(InputError);
    expect(error.message).toMatch(sentence);
    expect(error.message).not.toContain('BEGIN PRIVATE');
  });

  it('shows an InputError of the provider, and of no other error the text', async () => {
    const shown = bed.connectWith(async () => {
      throw new InputError("'caFile' of cluster 'east' cannot be read.");
    });
    await expect(get(shown)).rejects.toThrow("'caFile' of cluster 'east'");
    const hidden = bed.connectWith(async () => {
      throw Object.assign(new Error("ENOENT, open '/var/run/token'"), {
        code: 'ENOENT',
      });
    });
    const error = await get(hidden).catch(e => e);
    expect(error).toBeInstanceOf(InputError);
    expect(error.message).toContain('(ENOENT)');
    expect(error.message).not.toContain('/var/run');
  });

  it('sends its client certificate', async () => {
    const connection = bed.connect({
      cert: bed.other.cert,
      key: bed.other.key,
    });
    await read(await get(connection));
    expect(bed.server.received).toHaveLength(1);
  });
});

describe('the credential of a ClusterConnection', () => {
  it('is asked for once for many requests', async () => {
    const ask = jest.fn(async () => ({ ca: bed.own.cert, headers: {} }));
    const connection = bed.connectWith(ask);
    await Promise.all([get(connection), get(connection), get(connection)]);
    expect(ask).toHaveBeenCalledTimes(1);
  });

  it('is asked for anew when it is refused, and the request sent again', async () => {
    let token = 0;
    const connection = bed.connectWith(async () => ({
      ca: bed.own.cert,
      headers: { authorization: `Bearer ${++token}` },
    }));
    bed.server.answer = ({ headers }) => ({
      status: headers.authorization === 'Bearer 2' ? 200 : 401,
    });
    expect((await get(connection)).status).toBe(200);
    expect(bed.server.received).toHaveLength(2);
  });

  it('is not tried twice when it is still the same', async () => {
    const connection = bed.connect({ headers: { authorization: 'Bearer x' } });
    bed.server.answer = () => ({ status: 401 });
    expect((await get(connection)).status).toBe(401);
    expect(bed.server.received).toHaveLength(1);
  });

  it('is followed by a new connection when the certificate changes, while old requests go on', async () => {
    let certificate: Partial<ClusterConnectionOptions> = {};
    let headers: Record<string, string> = { authorization: 'Bearer 1' };
    const connection = bed.connectWith(async () => ({
      ca: bed.own.cert,
      ...certificate,
      headers,
    }));
    bed.server.answer = ({ path }) =>
      path === '/watch' ? 'silent' : { status: 200 };
    const watch = await get(connection, { path: '/watch' });
    certificate = { cert: bed.other.cert, key: bed.other.key };
    headers = { authorization: 'Bearer 2' };
    bed.server.answer = ({ headers: sent }) => ({
      status: sent.authorization === 'Bearer 2' ? 200 : 401,
    });
    expect((await get(connection)).status).toBe(200);
    const sockets = new Set(bed.server.received.map(({ socket }) => socket));
    expect(sockets.size).toBe(2);
    const first = await watch.body[Symbol.asyncIterator]().next();
    expect(String(first.value)).toBe('{"half');
  });
});
