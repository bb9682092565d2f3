import {
  ClusterRequest,
  refusalOf,
} from '@multicluster/backstage-plugin-multicluster-node';
import { makeCertificate, TestApiServer } from '../__testUtils__/TestApiServer';
import { ClusterConnection } from './ClusterConnection';
import { HttpClusterClient } from './HttpClusterClient';

const own = makeCertificate();
let server: TestApiServer;
let connection: ClusterConnection;
let client: HttpClusterClient;

beforeEach(async () => {
  server = await TestApiServer.start(own);
  connection = new ClusterConnection({
    cluster: 'east',
    url: server.url,
    connect: async () => ({ ca: own.cert, headers: {} }),
  });
  client = new HttpClusterClient(connection);
});
afterEach(async () => {
  connection.reset();
  await server.stop();
});

function request(more: Partial<ClusterRequest> = {}) {
  return client.request<unknown>({
    path: '/api/v1/pods?limit=1',
    deadlineMs: 2_000,
    ...more,
  });
}

describe('HttpClusterClient', () => {
  it('gives the JSON of an answer', async () => {
    server.answer = () => ({ body: '{"items":[1]}' });
    expect(await request()).toEqual({ items: [1] });
    expect(server.received[0]).toMatchObject({
      method: 'GET',
      path: '/api/v1/pods?limit=1',
    });
  });

  it('asks as somebody else where it is told to', async () => {
    await request();
    await request({ as: { user: 'oidc:ann' } });
    expect(
      server.received.map(({ headers }) => headers['impersonate-user']),
    ).toEqual([undefined, 'oidc:ann']);
  });

  it('sends JSON, or text as it is with a content type', async () => {
    await request({ method: 'POST', body: { a: 1 } });
    await request({
      method: 'PATCH',
      body: 'a: 1',
      contentType: 'application/apply-patch+yaml',
    });
    await request({
      method: 'PATCH',
      body: [{ op: 'test' }],
      contentType: 'application/json-patch+json',
    });
    expect(
      server.received.map(({ method, body, headers }) => [
        method,
        body,
        headers['content-type'],
      ]),
    ).toEqual([
      ['POST', '{"a":1}', 'application/json'],
      ['PATCH', 'a: 1', 'application/apply-patch+yaml'],
      ['PATCH', '[{"op":"test"}]', 'application/json-patch+json'],
    ]);
  });

  it.each([
    [400, 'InputError'],
    [401, 'AuthenticationError'],
    [403, 'NotAllowedError'],
    [404, 'NotFoundError'],
    [409, 'ConflictError'],
    [422, 'InputError'],
    [429, 'ServiceUnavailableError'],
    [500, 'ServiceUnavailableError'],
  ])(
    'rejects %d with a %s in the words of the API server',
    async (status, name) => {
      const body = JSON.stringify({
        kind: 'Status',
        message: 'pods "a" and so on',
      });
      server.answer = () => ({ status, body });
      await expect(request()).rejects.toMatchObject({
        name,
        message: `Cluster 'east' answers ${status}: pods "a" and so on`,
      });
    },
  );

  it('cuts what an API server says at length', async () => {
    const body = JSON.stringify({ kind: 'Status', message: 'x'.repeat(5_000) });
    server.answer = () => ({ status: 409, body });
    const message = await request().catch((error: Error) => error.message);
    expect(String(message).length).toBeLessThan(400);
  });

  it.each([409, 500])(
    'keeps what the API server said in full beside the error of %d, out of its serialised form',
    async status => {
      const message = `Apply failed with 1 conflict: ${'x'.repeat(1_000)}`;
      const cause = {
        reason: 'FieldManagerConflict',
        message: 'conflict with "kubectl-edit" using apps/v1',
        field: '.spec.replicas',
      };
      server.answer = () => ({
        status,
        body: JSON.stringify({
          kind: 'Status',
          message,
          reason: 'Conflict',
          details: { causes: [cause] },
        }),
      });
      const error = await request().catch(caught => caught);
      expect(refusalOf(error)).toEqual({
        code: status,
        reason: 'Conflict',
        message,
        causes: [cause],
      });
      expect(JSON.stringify(error)).not.toContain('kubectl-edit');
    },
  );

  it.each(['<html>no</html>', '{"message":"no"}', '{"kind":"Status"}'])(
    'knows no refusal when what answers is not an API server: %s',
    async body => {
      server.answer = () => ({ status: 403, body });
      const error = await request().catch(caught => caught);
      expect(error).toMatchObject({ name: 'NotAllowedError' });
      expect(refusalOf(error)).toBeUndefined();
    },
  );

  it('asks for the form of the answer that the caller wants', async () => {
    await request({ accept: 'application/json;as=Table' });
    await request();
    expect(server.received.map(({ headers }) => headers.accept)).toEqual([
      'application/json;as=Table',
      'application/json',
    ]);
  });

  it.each(['hang', 'silent'] as const)(
    'ends at its deadline when the server is %s',
    async answer => {
      server.answer = () => answer;
      await expect(request({ deadlineMs: 300 })).rejects.toMatchObject({
        name: 'ServiceUnavailableError',
        message: expect.stringMatching(/^Cluster 'east': .*within 0\.3 s/),
      });
    },
  );

  it('ends with its signal', async () => {
    server.answer = () => 'hang';
    const controller = new AbortController();
    const reason = new Error('enough');
    setTimeout(() => controller.abort(reason), 30);
    await expect(request({ signal: controller.signal })).rejects.toBe(reason);
  });

  it('streams a body as it comes, until the signal ends', async () => {
    server.answer = () => 'silent';
    const controller = new AbortController();
    const body = await client.stream({
      path: '/log?follow=true',
      deadlineMs: 2_000,
      signal: controller.signal,
    });
    const chunks = body[Symbol.asyncIterator]();
    const { value } = await chunks.next();
    expect(Buffer.from(value).toString()).toBe('{"half');
    setTimeout(() => controller.abort(), 20);
    await expect(chunks.next()).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('rejects a stream that is refused', async () => {
    server.answer = () => ({ status: 404, body: '{}' });
    await expect(
      client.stream({ path: '/log', deadlineMs: 2_000 }),
    ).rejects.toMatchObject({ name: 'NotFoundError' });
  });
});
