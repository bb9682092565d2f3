import request from 'supertest';
import { DENY, startApi } from './__testUtils__/startApi';

type Api = Awaited<ReturnType<typeof startApi>>;

const north = {
  name: 'north',
  provider: 'aws',
  kubeconfig: 'users: [{ name: portal, user: { token: hunter2 } }]',
};

describe('registering clusters', () => {
  let api: Api;

  beforeEach(async () => {
    api = await startApi();
  });

  afterEach(() => api.stop());

  const base = '/api/multicluster/clusters';
  const register = (changes: object = {}) =>
    request(api.server)
      .post(base)
      .send({ ...north, ...changes });

  it('adds it to the fleet, and says nothing of its credentials', async () => {
    const { status, body } = await register();
    expect(status).toBe(201);
    expect(body).toMatchObject({ name: 'north', provider: 'aws' });
    expect(api.deploying.registered).toEqual([north]);
    expect(api.told).toEqual([
      { eventId: 'cluster-register', severity: 'high', end: 'success' },
    ]);
    expect(JSON.stringify([body, api.metas])).not.toContain('hunter2');
  });

  it('asks the permission', async () => {
    api.policy.others['multicluster.cluster.register'] = DENY;
    const added = await register();
    const removed = await request(api.server).delete(`${base}/north`);
    expect([added.status, removed.status]).toEqual([403, 403]);
    expect(api.deploying.registered).toEqual([]);
  });

  it.each([{ name: '../etc' }, { name: 'North' }, { kubeconfig: undefined }])(
    'refuses %j',
    async changes => {
      const { status } = await register(changes);
      expect(status).toBe(400);
      expect(api.deploying.registered).toEqual([]);
    },
  );

  it('does not take away what was not registered', async () => {
    const { status, body } = await request(api.server).delete(`${base}/north`);
    expect(status).toBe(404);
    expect(body.error.message).toContain("'north'");
  });
});

describe('without a folder for registered clusters', () => {
  it('says which key of the configuration is missing', async () => {
    const api = await startApi({}, { hasDirectory: false });
    const { status, body } = await request(api.server)
      .post('/api/multicluster/clusters')
      .send(north);
    expect(status).toBe(501);
    expect(body.error.message).toContain('multicluster.clusterDirectory');
    await api.stop();
  });
});
