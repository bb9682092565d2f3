import request from 'supertest';
import {
  Deployment,
  ObjectDiff,
} from '@multicluster/backstage-plugin-multicluster-common';
import { DENY, startApi } from './__testUtils__/startApi';

type Api = Awaited<ReturnType<typeof startApi>>;

const config: ObjectDiff = {
  ...{ apiVersion: 'v1', kind: 'ConfigMap', namespace: 'shop', name: 'web' },
  ...{ change: 'update', added: 1, removed: 1, hunks: [] },
};

describe('what was deployed', () => {
  let api: Api;

  beforeEach(async () => {
    api = await startApi();
    api.fleet.add('east').add('west');
  });

  afterEach(() => api.stop());

  const base = '/api/multicluster';
  const app = { app: 'web', namespace: 'shop' };
  const entityRef = 'component:default/web';
  const get = (path: string) => request(api.server).get(`${base}${path}`);
  const post = (path: string, body: object, user = 'ann') =>
    request(api.server)
      .post(`${base}${path}`)
      .set('authorization', api.as(user))
      .send(body);

  /** As the worker leaves one that has succeeded. */
  async function deployed(): Promise<Deployment> {
    const bundle = await api.deploying.bundles.put(Buffer.from('files'));
    const { body } = await post('/deployments', {
      ...{ ...app, entityRef, bundle, source: { type: 'yaml' } },
      targets: { names: ['east', 'west'] },
    });
    const claimed = await api.deploying.store.claim({
      ...{ owner: 'test', leaseMs: 60_000, secretsOf: [], orphanMs: 0 },
    });
    const next: Deployment = {
      ...claimed!.deployment,
      ...{ state: 'succeeded', endedAt: 2, summary: 'Done.' },
      clusters: claimed!.deployment.clusters.map(each => ({
        ...each,
        ...{ state: 'deployed', attempts: 1 },
      })),
    };
    const leaseMs = 60_000;
    await api.deploying.store.advance({
      ...{ claimed: claimed!, next, events: [], at: 2, leaseMs },
    });
    return body;
  }

  it('is shown per cluster with its deployments, and with no drift before anybody has looked', async () => {
    const { id } = await deployed();
    const { body } = await get('/apps/component/default/web');
    expect(body.apps).toMatchObject([
      {
        ...app,
        clusters: [
          { cluster: 'east', deploymentId: id },
          { cluster: 'west', deploymentId: id },
        ],
        deployments: [{ id, state: 'succeeded' }],
      },
    ]);
    expect(body.apps[0].clusters[0].drift).toBeUndefined();
  });

  it('is compared with its source when asked, and the answer is remembered', async () => {
    await deployed();
    api.deploying.check = async ({ cluster }) => ({
      objects: cluster === 'east' ? [config] : [{ ...config, change: 'none' }],
      ...{ values: [], problems: [] },
    });
    const drift = '/apps/component/default/web/drift';
    const { status, body } = await post(drift, app);
    expect(status).toBe(200);
    expect(body.clusters).toMatchObject([
      { cluster: 'east', drift: { objects: [config], problems: [] } },
      { cluster: 'west', drift: { objects: [], problems: [] } },
    ]);
    const { body: later } = await get('/apps/component/default/web');
    expect(later.apps[0].clusters).toEqual(body.clusters);
  });

  it('says for an app that was never deployed that there is none', async () => {
    const drift = '/apps/component/default/web/drift';
    const { status, body } = await post(drift, app);
    expect(status).toBe(404);
    expect(body.error.message).toContain("'web'");
  });

  it('is for those who may see it', async () => {
    api.policy.others['multicluster.deploy.read'] = DENY;
    const { status, body } = await get('/apps/component/default/web');
    expect(status).toBe(403);
    expect(body.error.message).toContain('multicluster.deploy.read');
  });

  it('is taken away from the clusters that have it', async () => {
    await deployed();
    const { status, body } = await post('/undeploy', { entityRef, ...app });
    expect(status).toBe(202);
    expect(body).toMatchObject({
      action: 'undeploy',
      state: 'queued',
      clusters: [{ cluster: 'east' }, { cluster: 'west' }],
    });
    expect(api.told.at(-1)).toEqual({
      ...{ eventId: 'deployment-undeploy', severity: 'high', end: 'success' },
    });
  });

  it.each<[string, object, number]>([
    ['a cluster that does not have it', { clusters: ['north'] }, 400],
    ['an app that is nowhere', { app: 'other' }, 404],
  ])('is not taken away from %s', async (_, changes, status) => {
    await deployed();
    const request_ = { entityRef, ...app, ...changes };
    const answer = await post('/undeploy', request_);
    expect(answer.status).toBe(status);
  });

  it('is not taken away from a cluster that the caller may not write to', async () => {
    await deployed();
    api.policy.others['multicluster.cluster.deploy'] = DENY;
    const { status } = await post('/undeploy', { entityRef, ...app }, 'eve');
    expect(status).toBe(403);
  });

  it('may be put right where it still is, when one of its clusters has left the fleet', async () => {
    const { id } = await deployed();
    api.fleet.remove('west');
    const { status, body } = await post(`/deployments/${id}/rollback`, {});
    expect([status, body.state]).toEqual([200, 'rollingBack']);
  });

  it('is read from Argo CD and Flux on a hub that the caller may see', async () => {
    api.deploying.syncStates = [
      { name: 'web-east', engine: 'argocd', sync: 'synced', health: 'healthy' },
    ];
    api.fleet.clients.set('east', {} as any);
    const { body } = await get('/gitops/east/web');
    expect(body.applications).toEqual(api.deploying.syncStates);
    expect((await get('/gitops/nope/web')).status).toBe(404);
    expect((await get('/gitops/west/web')).status).toBe(503);
  });

  describe('by actions', () => {
    const invoke = async (name: string, input: object) =>
      (await api.actions.invoke({ id: `test:${name}`, input } as any))
        .output as any;

    it('lists apps and deployments', async () => {
      const { id } = await deployed();
      const { apps } = await invoke('list-apps', { entityRef });
      expect(apps[0].clusters[0]).toMatchObject({
        cluster: 'east',
        revision: 1,
      });
      const { deployments } = await invoke('list-deployments', { entityRef });
      expect(deployments).toMatchObject([{ id, summary: 'Done.' }]);
    });

    it('undeploys only when told to', async () => {
      await deployed();
      const asked = { entityRef, ...app };
      await expect(invoke('undeploy', asked)).resolves.toEqual({
        executed: false,
        clusters: ['east', 'west'],
      });
      await expect(api.deploying.store.list({})).resolves.toHaveLength(1);
      await expect(
        invoke('undeploy', { ...asked, execute: true }),
      ).resolves.toMatchObject({
        executed: true,
        deployment: { action: 'undeploy' },
      });
      expect(api.told.at(-1)).toEqual({
        ...{ eventId: 'deployment-undeploy', severity: 'high', end: 'success' },
      });
    });

    it('rolls back only when told to', async () => {
      const { id } = await deployed();
      await expect(invoke('roll-back', { id })).resolves.toMatchObject({
        executed: false,
        clusters: ['east', 'west'],
        deployment: { state: 'succeeded' },
      });
      await expect(
        invoke('roll-back', { id, execute: true }),
      ).resolves.toMatchObject({ deployment: { state: 'rollingBack' } });
    });

    it('previews a chart unless told to deploy it', async () => {
      api.deploying.pulled = Buffer.from('a chart');
      api.deploying.check = async () => ({
        ...{ objects: [config], values: [], problems: [] },
      });
      const asked = {
        ...{ ...app, entityRef, chart: 'web', clusters: ['east'] },
        repository: 'https://charts.example.com',
      };
      await expect(invoke('deploy', asked)).resolves.toEqual({
        executed: false,
        preview: {
          problems: [],
          clusters: [
            {
              ...{ cluster: 'east', created: 0, updated: 1, deleted: 0 },
              problems: [],
            },
          ],
        },
      });
      await expect(api.deploying.store.list({})).resolves.toEqual([]);
      const { deployment } = await invoke('deploy', {
        ...asked,
        execute: true,
      });
      expect(deployment).toMatchObject({ state: 'queued', revision: 1 });
    });

    it('asks the same permissions', async () => {
      const { id } = await deployed();
      api.policy.others['multicluster.cluster.deploy'] = DENY;
      const refused = invoke('roll-back', { id, execute: true });
      await expect(refused).rejects.toThrow(/multicluster.cluster.deploy/);
    });
  });
});
