import { ResourceOf } from '@multicluster/backstage-plugin-multicluster-common';
import {
  Answer,
  makeCertificate,
  TestApiServer,
} from '../../clusters/__testUtils__/TestApiServer';
import { ClusterConnection } from '../../clusters/connection/ClusterConnection';
import { HttpClusterClient } from '../../clusters/connection/HttpClusterClient';
import { trimResource } from '../../watch/trim/trimResource';
import { askThroughApiServer } from './askThroughApiServer';

const own = makeCertificate();
let server: TestApiServer;
let connection: ClusterConnection;

beforeEach(async () => {
  server = await TestApiServer.start(own);
  connection = new ClusterConnection({
    cluster: 'east',
    url: server.url,
    connect: async () => ({ ca: own.cert, headers: {} }),
  });
});
afterEach(async () => {
  connection.reset();
  await server.stop();
});

function ask(
  port: object = { port: 80 },
  deadlineMs = 10_000,
  healthPath: string | undefined = '/healthz',
) {
  const raw = {
    apiVersion: 'v1',
    metadata: { name: 'web', namespace: 'shop', uid: 's' },
    spec: { ports: [port], selector: { app: 'web' } },
  };
  return askThroughApiServer({
    client: new HttpClusterClient(connection),
    service: trimResource('Service', raw, {
      ...{ cluster: 'east', seenAt: 1 },
    }) as ResourceOf<'Service'>,
    ...{ deadlineMs, ...(healthPath && { healthPath }) },
    signal: new AbortController().signal,
  });
}

/** As an API server refuses. */
function status(code: number, message: string): Answer {
  const body = { kind: 'Status', apiVersion: 'v1', code, message };
  return { status: code, body: JSON.stringify(body) };
}

describe('askThroughApiServer', () => {
  it.each<[string, Answer, object]>([
    ['answers', { status: 200, body: 'OK' }, { verdict: 'pass' }],
    ['answers nothing much', { status: 200, body: '' }, { verdict: 'pass' }],
    [
      'answers an error of its own',
      { status: 500, body: 'oops' },
      { verdict: 'fail', message: 'Answers 500' },
    ],
    [
      'answers 404 in JSON of its own',
      { status: 404, body: '{"error":"nothing here"}' },
      { verdict: 'fail', message: 'Answers 404' },
    ],
    [
      'has no pod',
      status(503, 'no endpoints available for service "web"'),
      { verdict: 'fail', message: 'No pod to ask' },
    ],
    [
      'cannot be reached by the API server',
      {
        ...{ status: 503, headers: { 'content-type': 'text/plain' } },
        body: 'error trying to reach service: dial tcp 10.0.0.1:80: i/o timeout',
      },
      { verdict: 'unknown', message: 'The API server cannot ask it' },
    ],
    [
      'may not be asked',
      status(403, 'services "web" is forbidden'),
      { verdict: 'unknown', message: 'The API server cannot ask it' },
    ],
    ['is silent', 'hang', { verdict: 'unknown', message: 'No answer' }],
    ['hangs up after it has begun', 'cut', { verdict: 'pass' }],
    ['has begun and says no more', 'silent', { verdict: 'pass' }],
  ])('of one that %s', async (_, answer, expected) => {
    server.answer = () => answer;
    // Only silence takes all of the time that it is given.
    const deadlineMs = typeof answer === 'string' ? 1_500 : 10_000;
    expect(await ask({ port: 80 }, deadlineMs)).toEqual(expected);
  });

  it('asks the Service for its health by the port and scheme that it has', async () => {
    await ask({ port: 80 });
    await ask({ port: 8443, name: 'https' });
    expect(server.received.map(({ path }) => path)).toEqual([
      '/api/v1/namespaces/shop/services/web:80/proxy/healthz',
      '/api/v1/namespaces/shop/services/https:web:8443/proxy/healthz',
    ]);
  });

  it('takes any answer of its own where no path was named', async () => {
    server.answer = () => ({ status: 404, body: 'nothing here' });
    expect(await ask({ port: 80 }, 10_000, '')).toEqual({ verdict: 'pass' });
    expect(server.received[0].path).toMatch(/\/proxy\/$/);
  });

  it('does not ask one without a port', async () => {
    expect(await ask({ port: 53, protocol: 'UDP' })).toMatchObject({
      verdict: 'unknown',
    });
    expect(server.received).toEqual([]);
  });
});
