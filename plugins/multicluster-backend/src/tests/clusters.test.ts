import { mockCredentials } from '@backstage/backend-test-utils';
import request from 'supertest';
import {
  createMulticlusterClusterConditionalDecision,
  multiclusterClusterConditions,
} from '../permissions';
import { multiclusterClusterReadPermission } from '@multicluster/backstage-plugin-multicluster-common';
import { DENY, startApi } from './__testUtils__/startApi';

type Api = Awaited<ReturnType<typeof startApi>>;

const awsOnly = createMulticlusterClusterConditionalDecision(
  multiclusterClusterReadPermission,
  multiclusterClusterConditions.hasProvider({ providers: ['aws'] }),
);

describe('GET /clusters', () => {
  let api: Api;

  beforeEach(async () => {
    api = await startApi();
    api.fleet
      .add('west', { provider: 'gcp' })
      .add('east', { provider: 'aws', labels: { tier: 'core' } });
    api.fleet.problem = `'kubernetes' says nothing.`;
  });

  afterEach(() => api.stop());

  const get = (path: string) =>
    request(api.server).get(`/api/multicluster${path}`);

  it('lists all clusters by name, and the problems of the configuration', async () => {
    const { status, body } = await get('/clusters');
    expect(status).toBe(200);
    expect(body.clusters.map(({ name }: any) => name)).toEqual([
      'east',
      'west',
    ]);
    expect(body).toMatchObject({ hidden: 0, problems: [api.fleet.problem] });
  });

  it('counts what the rules hide, and keeps problems from those who see a part', async () => {
    api.policy.cluster = awsOnly;
    const { body } = await get('/clusters');
    expect(body.clusters.map(({ name }: any) => name)).toEqual(['east']);
    expect(body).toMatchObject({ hidden: 1, problems: [] });
  });

  it('shows nothing but a count without the permission', async () => {
    api.policy.cluster = DENY;
    const { status, body } = await get('/clusters');
    expect(status).toBe(200);
    expect(body).toEqual({ clusters: [], hidden: 2, problems: [] });
  });

  it('asks for credentials', async () => {
    const { status } = await get('/clusters').set('authorization', 'Bearer x');
    expect(status).toBe(401);
  });

  it('shows one cluster in detail', async () => {
    const { status, body } = await get('/clusters/east');
    expect(status).toBe(200);
    expect(body).toMatchObject({ name: 'east', nodeList: [] });
  });

  it('answers for a hidden cluster as for one that does not exist', async () => {
    api.policy.cluster = awsOnly;
    const hidden = await get('/clusters/west');
    const absent = await get('/clusters/nope');
    expect([hidden.status, absent.status]).toEqual([404, 404]);
    expect(hidden.body.error.message.replace('west', 'nope')).toBe(
      absent.body.error.message,
    );
  });

  it('tells the auditor how it ended', async () => {
    await get('/clusters');
    await get('/clusters/nope');
    expect(api.told).toEqual([
      { eventId: 'cluster-fetch', severity: undefined, end: 'success' },
      { eventId: 'cluster-fetch', severity: undefined, end: 'fail' },
    ]);
  });

  it('remembers a decision for one caller, and asks again for another', async () => {
    const { authorizeConditional } = api.permissions;
    await get('/clusters').set('authorization', api.as('ann'));
    await get('/clusters').set('authorization', api.as('ann'));
    expect(authorizeConditional).toHaveBeenCalledTimes(1);
    await get('/clusters').set('authorization', api.as('bob'));
    expect(authorizeConditional).toHaveBeenCalledTimes(2);
  });

  it('tells the permission backend whether a cluster meets a rule', async () => {
    const conditions = {
      rule: 'HAS_LABEL',
      resourceType: 'multicluster-cluster',
      params: { key: 'tier', value: 'core' },
    };
    const ask = (id: string) => ({
      id,
      resourceRef: id,
      resourceType: 'multicluster-cluster',
      conditions,
    });
    const { body } = await request(api.server)
      .post(
        '/api/multicluster/.well-known/backstage/permissions/apply-conditions',
      )
      .set('authorization', mockCredentials.service.header())
      .send({ items: ['east', 'west', 'nope'].map(ask) });
    expect(body.items.map(({ result }: any) => result)).toEqual([
      'ALLOW',
      'DENY',
      'DENY',
    ]);
  });

  it('serves its own document', async () => {
    const { status, body } = await get('/openapi.json');
    expect(status).toBe(200);
    expect(Object.keys(body.paths)).toContain('/api/multicluster/clusters');
  });

  it('lets agents ask the same as people', async () => {
    api.policy.cluster = awsOnly;
    const { output } = await api.actions.invoke({
      id: 'test:list-clusters',
      input: {},
    });
    expect(output).toEqual({
      hidden: 1,
      clusters: [
        {
          name: 'east',
          state: 'live',
          health: 'healthy',
          healthReasons: [],
          provider: 'aws',
        },
      ],
    });
  });
});
