import { InputError } from '@backstage/errors';
import { ClusterConnectionOptions } from '@multicluster/backstage-plugin-multicluster-node';
import { ApiResponse } from '../../watch/types';
import { makeCertificate, TestApiServer } from '../__testUtils__/TestApiServer';
import { ClusterConnection } from './ClusterConnection';

const own = makeCertificate();
const other = makeCertificate();

let server: TestApiServer;
const opened: ClusterConnection[] = [];

beforeEach(async () => {
  server = await TestApiServer.start({ ...own, clientCa: other.cert });
});
afterEach(async () => {
  opened.splice(0).forEach(connection => connection.reset());
  await server.stop();
});

function connect(
  options: Partial<ClusterConnectionOptions> = {},
  url = server.url,
): ClusterConnection {
  return connectWith(
    async () => ({ ca: own.cert, headers: {}, ...options }),
    url,
  );
}

function connectWith(
  ask: () => Promise<ClusterConnectionOptions>,
  url = server.url,
): ClusterConnection {
  const connection = new ClusterConnection({
    cluster: 'east',
    url,
    connect: ask,
  });
  opened.push(connection);
  return connection;
}

function get(
  connection: ClusterConnection,
  more: {
    path?: string;
    signal?: AbortSignal;
    headersTimeoutMs?: number;
    bodyTimeoutMs?: number;
  } = {},
) {
  return connection.get({
    path: '/version',
    signal: new AbortController().signal,
    headersTimeoutMs: 2_000,
    bodyTimeoutMs: 2_000,
    ...more,
  });
}

async function read(response: ApiResponse): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of response.body) {
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

describe('ClusterConnection', () => {
  it('sends the credential over one HTTP/2 connection, however many requests there are', async () => {
    const connection = connect({ headers: { authorization: 'Bearer abc' } });
    await Promise.all(
      Array.from({ length: 20 }, async () => read(await get(connection))),
    );
    expect(server.received).toHaveLength(20);
    expect(new Set(server.received.map(({ socket }) => socket)).size).toBe(1);
    expect(server.received[0]).toMatchObject({
      httpVersion: '2.0',
      path: '/version',
      headers: {
        authorization: 'Bearer abc',
        'accept-encoding': 'identity',
      },
    });
  });

  it('speaks HTTP/1.1 where the server has nothing else', async () => {
    const old = await TestApiServer.start({ ...own, http1: true });
    const connection = connect({}, old.url);
    expect(await read(await get(connection))).toBe('{}');
    expect(old.received[0].httpVersion).toBe('1.1');
    connection.reset();
    await old.stop();
  });

  it('keeps the path of a URL in front of what it asks for', async () => {
    const connection = connect({}, `${server.url}/k8s/clusters/c-1/`);
    await read(await get(connection));
    expect(server.received[0].path).toBe('/k8s/clusters/c-1/version');
  });

  it('gives every status back and rejects for none', async () => {
    server.answer = () => ({ status: 503, headers: { 'retry-after': '7' } });
    const response = await get(connect());
    expect(response).toMatchObject({
      status: 503,
      headers: { 'retry-after': '7' },
    });
    await read(response);
  });

  it.each<[string, () => ClusterConnection, RegExp]>([
    [
      'another CA',
      () => connect({ ca: other.cert }),
      /not signed by the configured CA/,
    ],
    [
      'no CA',
      () => connect({ ca: undefined }),
      /not signed by the configured CA/,
    ],
    [
      'another host name',
      () => connect({ servername: 'api.example.com' }),
      /not for the host name/,
    ],
    [
      'a host that does not resolve',
      () => connect({}, 'https://nowhere.invalid:6443'),
      /does not resolve/,
    ],
    [
      'a port where nobody listens',
      () => connect({}, 'https://127.0.0.1:1'),
      /refused/,
    ],
    [
      'plain HTTP in place of TLS',
      () => connect({}, 'http://127.0.0.1:1'),
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
    const connection = connect({ ca: undefined, skipTlsVerify: true });
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
      { cert: own.cert, key: other.key },
      /belong to each other/,
    ],
  ])('calls %s misconfigured', async (_, options, sentence) => {
    const error = await get(connect(options)).catch(e => e);
    expect(error).toBeInstanceOf(InputError);
    expect(error.message).toMatch(sentence);
    expect(error.message).not.toContain('BEGIN PRIVATE');
  });

  it('shows an InputError of the provider, and of no other error the text', async () => {
    const shown = connectWith(async () => {
      throw new InputError("'caFile' of cluster 'east' cannot be read.");
    });
    await expect(get(shown)).rejects.toThrow("'caFile' of cluster 'east'");
    const hidden = connectWith(async () => {
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
    const connection = connect({ cert: other.cert, key: other.key });
    await read(await get(connection));
    expect(server.received).toHaveLength(1);
  });
});

describe('the credential of a ClusterConnection', () => {
  it('is asked for once for many requests', async () => {
    const ask = jest.fn(async () => ({ ca: own.cert, headers: {} }));
    const connection = connectWith(ask);
    await Promise.all([get(connection), get(connection), get(connection)]);
    expect(ask).toHaveBeenCalledTimes(1);
  });

  it('is asked for anew when it is refused, and the request sent again', async () => {
    let token = 0;
    const connection = connectWith(async () => ({
      ca: own.cert,
      headers: { authorization: `Bearer ${++token}` },
    }));
    server.answer = ({ headers }) => ({
      status: headers.authorization === 'Bearer 2' ? 200 : 401,
    });
    expect((await get(connection)).status).toBe(200);
    expect(server.received).toHaveLength(2);
  });

  it('is not tried twice when it is still the same', async () => {
    const connection = connect({ headers: { authorization: 'Bearer x' } });
    server.answer = () => ({ status: 401 });
    expect((await get(connection)).status).toBe(401);
    expect(server.received).toHaveLength(1);
  });

  it('is followed by a new connection when the certificate changes, while old requests go on', async () => {
    let certificate: Partial<ClusterConnectionOptions> = {};
    let headers: Record<string, string> = { authorization: 'Bearer 1' };
    const connection = connectWith(async () => ({
      ca: own.cert,
      ...certificate,
      headers,
    }));
    server.answer = ({ path }) =>
      path === '/watch' ? 'silent' : { status: 200 };
    const watch = await get(connection, { path: '/watch' });
    certificate = { cert: other.cert, key: other.key };
    headers = { authorization: 'Bearer 2' };
    server.answer = ({ headers: sent }) => ({
      status: sent.authorization === 'Bearer 2' ? 200 : 401,
    });
    expect((await get(connection)).status).toBe(200);
    const sockets = new Set(server.received.map(({ socket }) => socket));
    expect(sockets.size).toBe(2);
    const first = await watch.body[Symbol.asyncIterator]().next();
    expect(String(first.value)).toBe('{"half');
  });
});
