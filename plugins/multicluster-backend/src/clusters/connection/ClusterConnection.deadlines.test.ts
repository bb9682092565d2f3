import { ClusterConnectionOptions } from '@multicluster/backstage-plugin-multicluster-node';
import { createServer } from 'node:net';
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

describe('the deadlines of a ClusterConnection', () => {
  it('end a wait for a server that accepts and never answers', async () => {
    const hole = createServer(() => {});
    await new Promise<void>(resolve => {
      hole.listen(0, '127.0.0.1', resolve);
    });
    const { port } = hole.address() as { port: number };
    const connection = connect({}, `https://127.0.0.1:${port}`);
    await expect(get(connection, { headersTimeoutMs: 300 })).rejects.toThrow(
      'no answer within 0.3 s',
    );
    connection.reset();
    hole.close();
  });

  it('end a wait for a head that never comes', async () => {
    server.answer = () => 'hang';
    await expect(get(connect(), { headersTimeoutMs: 300 })).rejects.toThrow(
      'no answer within 0.3 s',
    );
  });

  it('end a body that falls silent', async () => {
    server.answer = () => 'silent';
    const response = await get(connect(), { bodyTimeoutMs: 1_000 });
    await expect(read(response)).rejects.toThrow('fell silent');
  });

  it('tell a body that is cut off', async () => {
    server.answer = () => 'cut';
    const response = await get(connect());
    await expect(read(response)).rejects.toThrow('closed the connection');
  });

  it('give way to the signal, in the head and in the body', async () => {
    const reason = new Error('enough');
    const controller = new AbortController();
    server.answer = () => 'hang';
    const waiting = get(connect(), { signal: controller.signal });
    controller.abort(reason);
    await expect(waiting).rejects.toBe(reason);

    const later = new AbortController();
    server.answer = () => 'silent';
    const response = await get(connect(), { signal: later.signal });
    setTimeout(() => later.abort(reason), 20);
    await expect(read(response)).rejects.toBe(reason);
  });

  it('are not waited for after a reset, and the connection can be used again', async () => {
    server.answer = () => 'hang';
    const connection = connect();
    const waiting = get(connection);
    setTimeout(() => connection.reset(), 100);
    await expect(waiting).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
    });
    server.answer = () => ({});
    expect((await get(connection)).status).toBe(200);
  });
});
