import { MulticlusterClient } from './MulticlusterClient';

const answer = (status: number, body: unknown, etag?: string) =>
  new Response(status === 304 ? null : JSON.stringify(body), {
    status,
    headers: {
      'Content-Type': 'application/json',
      ...(etag && { ETag: etag }),
    },
  });

function setup(response: Response) {
  const fetch = jest.fn(async () => response);
  const client = new MulticlusterClient({
    discoveryApi: { getBaseUrl: async id => `http://portal/api/${id}` },
    fetchApi: { fetch: fetch as typeof globalThis.fetch },
  });
  return { client, fetch };
}

describe('MulticlusterClient', () => {
  it('asks for a topology by the parts of the entity reference', async () => {
    const { client, fetch } = setup(answer(200, { generation: 3 }, 'W/"3"'));
    await expect(
      client.getTopology({
        entityRef: 'Component:default/podinfo',
        budget: 50,
        open: ['a/b', 'c'],
      }),
    ).resolves.toEqual({ graph: { generation: 3 }, etag: 'W/"3"' });
    expect(fetch).toHaveBeenCalledWith(
      'http://portal/api/multicluster/topology/component/default/podinfo?budget=50&open=a%2Fb&open=c',
      expect.objectContaining({ headers: {} }),
    );
  });

  it('says that the graph of the given etag is still current', async () => {
    const { client, fetch } = setup(answer(304, undefined));
    await expect(
      client.getTopology({ entityRef: 'component:default/x', etag: 'W/"3"' }),
    ).resolves.toEqual({ etag: 'W/"3"' });
    expect(fetch).toHaveBeenCalledWith(
      expect.any(String),
      expect.objectContaining({ headers: { 'If-None-Match': 'W/"3"' } }),
    );
  });

  it('writes a cluster-scoped object and a group version so that they survive in a path', async () => {
    const { client, fetch } = setup(answer(200, {}));
    await client.getResource({
      cluster: 'east',
      apiVersion: 'apps/v1',
      kind: 'Node',
      namespace: '',
      name: 'n1',
    });
    expect(fetch).toHaveBeenCalledWith(
      'http://portal/api/multicluster/resources/east/apps%2Fv1/Node/-/n1',
      expect.anything(),
    );
  });

  it('gives the addresses of the two streams', async () => {
    const { client } = setup(answer(200, {}));
    await expect(
      client.topologyStreamUrl({ entityRef: 'component:default/podinfo' }),
    ).resolves.toBe(
      'http://portal/api/multicluster/topology/component/default/podinfo/stream',
    );
    await expect(
      client.logsUrl({
        entityRef: 'component:default/podinfo',
        cluster: 'east',
        namespace: 'web',
        pod: 'p',
        follow: true,
      }),
    ).resolves.toBe(
      'http://portal/api/multicluster/logs/east/web/p?entityRef=component%3Adefault%2Fpodinfo&follow=true',
    );
  });

  it.each<[string, (client: MulticlusterClient) => Promise<unknown>, unknown]>([
    [
      'POST http://portal/api/multicluster/deployments/a%2Fb/retry',
      client => client.retryDeployment({ id: 'a/b', clusters: ['east'] }),
      { clusters: ['east'] },
    ],
    [
      'GET http://portal/api/multicluster/deployments/a/events?after=3&waitSeconds=20',
      client =>
        client.getDeploymentEvents({ id: 'a', after: 3, waitSeconds: 20 }),
      undefined,
    ],
    [
      'POST http://portal/api/multicluster/apps/component/default/web/drift',
      client =>
        client.checkDrift({
          entityRef: 'component:default/web',
          app: 'web',
          namespace: 'shop',
        }),
      { app: 'web', namespace: 'shop' },
    ],
    [
      'POST http://portal/api/multicluster/approvals/a/decision',
      client =>
        client.decideApproval({ id: 'a', decision: 'approve', hash: 'h' }),
      { decision: 'approve', hash: 'h' },
    ],
    [
      'DELETE http://portal/api/multicluster/clusters/east',
      client => client.unregisterCluster({ name: 'east' }),
      undefined,
    ],
  ])('calls %s', async (route, call, body) => {
    const { client, fetch } = setup(answer(200, {}));
    await call(client);
    const [url, init] = fetch.mock.calls[0] as unknown as [string, RequestInit];
    expect(`${init.method ?? 'GET'} ${url}`).toBe(route);
    expect(init.body && JSON.parse(String(init.body))).toEqual(body);
  });

  it('sends a bundle as it is', async () => {
    const { client, fetch } = setup(answer(200, { bundle: 'abc' }));
    const bytes = new Uint8Array([31, 139]);
    await expect(client.uploadBundle({ bytes })).resolves.toEqual({
      bundle: 'abc',
    });
    expect(fetch).toHaveBeenCalledWith(
      'http://portal/api/multicluster/bundles',
      expect.objectContaining({
        body: bytes,
        headers: { 'Content-Type': 'application/gzip' },
      }),
    );
  });

  it('rejects with the error that the backend names', async () => {
    const { client } = setup(
      answer(404, {
        error: { name: 'NotFoundError', message: 'No x' },
        response: { statusCode: 404 },
      }),
    );
    await expect(client.getCluster({ name: 'x' })).rejects.toMatchObject({
      name: 'ResponseError',
      message: 'No x',
      statusCode: 404,
    });
  });
});
