import request from 'supertest';
import { multiclusterClusterReadPermission } from '@multicluster/backstage-plugin-multicluster-common';
import {
  createMulticlusterClusterConditionalDecision,
  multiclusterClusterConditions,
} from '../permissions';
import { DENY, startApi } from './__testUtils__/startApi';

type Api = Awaited<ReturnType<typeof startApi>>;

const inUsEast = createMulticlusterClusterConditionalDecision(
  multiclusterClusterReadPermission,
  multiclusterClusterConditions.isInRegion({ regions: ['us-east-1'] }),
);

describe('GET /topology', () => {
  let api: Api;

  beforeEach(async () => {
    api = await startApi();
    api.fleet
      .add('east', { region: 'us-east-1' })
      .add('west', { region: 'europe-west1' })
      .deploy('east', 'web')
      .deploy('west', 'web', 'web:0.9')
      .deploy('east', 'shop');
  });

  afterEach(() => api.stop());

  const get = (path: string) =>
    request(api.server).get(`/api/multicluster/topology${path}`);
  const columns = (body: any) => body.clusters.map(({ name }: any) => name);

  it('shows where an entity runs', async () => {
    const { status, body } = await get('/component/default/web');
    expect(status).toBe(200);
    expect(body.entityRef).toBe('component:default/web');
    expect(columns(body).sort()).toEqual(['east', 'west']);
    expect(body.clusters[0].replicas).toEqual({ ready: 1, desired: 1 });
  });

  it('takes the kind as people write it', async () => {
    const { status } = await get('/Component/default/web');
    expect(status).toBe(200);
  });

  it('answers 304 until something changes', async () => {
    const first = await get('/component/default/web');
    const again = () =>
      get('/component/default/web').set('If-None-Match', first.headers.etag);
    expect((await again()).status).toBe(304);
    api.fleet.deploy('west', 'web', 'web:1.0');
    await new Promise(resolve => setTimeout(resolve, 150));
    expect((await again()).status).toBe(200);
  });

  it('is kept by nobody in between, since others may see less', async () => {
    const { headers } = await get('/component/default/web');
    expect(headers['cache-control']).toBe('private, no-cache');
  });

  it('cuts out and counts the clusters that the caller may not read', async () => {
    const whole = await get('/component/default/web');
    await api.stop();
    api = await startApi({ cluster: inUsEast });
    api.fleet
      .add('east', { region: 'us-east-1' })
      .add('west', { region: 'europe-west1' })
      .deploy('east', 'web')
      .deploy('west', 'web');
    const { body, text, headers } = await get('/component/default/web');
    expect(columns(body)).toEqual(['east']);
    expect(body.elsewhere.hidden).toBe(1);
    expect(text).not.toContain('west');
    expect(headers.etag).not.toBe(whole.headers.etag);
  });

  it('is refused without the permission on the entity', async () => {
    api.policy.topology = DENY;
    const { status, body } = await get('/component/default/web');
    expect(status).toBe(403);
    expect(body.error.message).toContain('multicluster.topology.read');
    expect(api.told).toEqual([
      { eventId: 'topology-fetch', severity: undefined, end: 'fail' },
    ]);
  });

  it('is not found for an entity that the caller cannot see in the catalog', async () => {
    const { status } = await get('/component/default/nope');
    expect(status).toBe(404);
  });

  it('says which annotation an entity lacks', async () => {
    const { status, body } = await get('/component/default/bare');
    expect(status).toBe(422);
    expect(body.error.name).toBe('MissingAnnotationError');
    expect(body.error.message).toContain('backstage.io/kubernetes-id');
  });

  it.each([
    ['/component/default/web?budget=many'],
    ['/component/default/web?budget=0'],
    ['/component/default/web?colour=red'],
    ['/component/default/web/comparison'],
  ])('refuses %s as a request that it does not understand', async path => {
    const { status, body } = await get(path);
    expect(status).toBe(400);
    expect(body.error.name).toBe('InputError');
  });

  it('rolls up beyond the budget', async () => {
    for (let i = 0; i < 20; i++) {
      api.fleet.put('east', 'Service', {
        apiVersion: 'v1',
        metadata: {
          name: `s${i}`,
          namespace: 'web',
          uid: `s${i}`,
          labels: { 'backstage.io/kubernetes-id': 'web' },
        },
        spec: { ports: [] },
      });
    }
    const { body } = await get('/component/default/web?budget=10');
    expect(body.rolledUp.total).toBeGreaterThan(20);
    expect(body.nodes.length).toBeLessThanOrEqual(10);
  });

  it('asks the catalog once for each caller, and never shares the answer', async () => {
    const view = (user: string) =>
      get('/component/default/web').set('authorization', api.as(user));
    await view('ann');
    await view('ann');
    await get('/component/default/web/comparison')
      .query({ row: 'x' })
      .set('authorization', api.as('ann'));
    expect(api.getEntityByRef).toHaveBeenCalledTimes(1);
    await view('bob');
    expect(api.getEntityByRef).toHaveBeenCalledTimes(2);
  });

  it('compares a row cluster by cluster', async () => {
    const { body: graph } = await get('/component/default/web');
    const row = graph.rows.find(({ lane }: any) => lane === 'workload').id;
    const { status, body } = await get(
      '/component/default/web/comparison',
    ).query({ row });
    expect(status).toBe(200);
    const image = body.fields.find(({ field }: any) => field === 'image');
    expect(image.values).toEqual({ east: '1.0', west: '0.9' });
  });

  it('has nothing to compare in a row that is not there', async () => {
    const { status } = await get(
      '/component/default/web/comparison?row=nothing',
    );
    expect(status).toBe(404);
  });

  it('explains itself to agents, with the rights of who asks', async () => {
    const ask = () =>
      api.actions.invoke({
        id: 'test:explain-topology',
        input: { entityRef: 'component:default/web' },
      });
    const { output } = (await ask()) as { output: any };
    expect(columns(output).sort()).toEqual(['east', 'west']);
    expect(output.clusters[0]).toMatchObject({ ready: 1, desired: 1 });
  });

  it('refuses agents what it refuses people', async () => {
    api.policy.topology = DENY;
    await expect(
      api.actions.invoke({
        id: 'test:explain-topology',
        input: { entityRef: 'component:default/web' },
      }),
    ).rejects.toMatchObject({ name: 'NotAllowedError' });
  });
});
