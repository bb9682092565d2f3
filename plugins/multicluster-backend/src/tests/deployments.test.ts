import request from 'supertest';
import {
  multiclusterClusterDeployPermission,
  ObjectDiff,
} from '@multicluster/backstage-plugin-multicluster-common';
import {
  createMulticlusterClusterConditionalDecision,
  multiclusterClusterConditions,
} from '../permissions';
import { DENY, startApi } from './__testUtils__/startApi';
import { packFiles } from './__testUtils__/packFiles';

type Api = Awaited<ReturnType<typeof startApi>>;

const EXECUTE = 'multicluster.deploy.execute';
const ON_CLUSTER = multiclusterClusterDeployPermission.name;

const configMap = (name: string) =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: ${name} }\n`;

describe('the routes of deploying', () => {
  let api: Api;
  let bundle: string;

  beforeEach(async () => {
    api = await startApi();
    api.fleet
      .add('east', { provider: 'aws' })
      .add('west', { provider: 'gcp' })
      .add('lost', { state: 'unreachable' });
    bundle = await api.deploying.bundles.put(
      await packFiles({ 'base/web.yaml': configMap('web') }),
    );
  });

  afterEach(() => api.stop());

  const base = '/api/multicluster';
  const get = (path: string) => request(api.server).get(`${base}${path}`);
  const post = (path: string, body: object = {}, user = 'ann') =>
    request(api.server)
      .post(`${base}${path}`)
      .set('authorization', api.as(user))
      .send(body);
  const wanted = (changes: object = {}) => ({
    app: 'web',
    namespace: 'shop',
    entityRef: 'component:default/web',
    source: { type: 'yaml' },
    bundle,
    targets: { names: ['east', 'west'] },
    ...changes,
  });
  const create = async (changes: object = {}) =>
    (await post('/deployments', wanted(changes))).body;

  describe('POST /deployments', () => {
    it('accepts it, keeps it and wakes the worker', async () => {
      const { status, body } = await post(
        '/deployments',
        wanted({
          strategy: { type: 'waves', waves: [{ clusters: ['west'] }] },
          reason: 'Release',
        }),
      );
      expect(status).toBe(202);
      expect(body).toMatchObject({
        state: 'queued',
        action: 'deploy',
        createdBy: 'user:default/ann',
        reason: 'Release',
        usesSecrets: false,
        clusters: [
          { cluster: 'west', wave: 0, state: 'pending' },
          { cluster: 'east', wave: 1, state: 'pending' },
        ],
      });
      expect(api.deploying.wakes).toBe(1);
      expect(api.told).toEqual([
        { eventId: 'deployment-create', severity: 'high', end: 'success' },
      ]);
      const { body: kept } = await get(`/deployments/${body.id}`);
      expect(kept).toEqual(body);
    });

    it('is one deployment for the same requestId, also when its clusters have gone since', async () => {
      const first = await create({ requestId: 'task-1' });
      api.fleet.add('west', { state: 'unreachable' });
      const again = await post('/deployments', wanted({ requestId: 'task-1' }));
      expect([again.status, again.body.id]).toEqual([202, first.id]);
    });

    it('gives secret values to the worker, and to nobody else', async () => {
      const deployment = await create({
        secretValues: { password: 'hunter2' },
      });
      expect(deployment.usesSecrets).toBe(true);
      expect(api.deploying.secrets.get(deployment.id)).toEqual({
        password: 'hunter2',
      });
      const seen = [deployment, api.metas, await api.deploying.store.list({})];
      expect(JSON.stringify(seen)).not.toContain('hunter2');
    });

    it.each<[string, number, object, RegExp]>([
      ['a name with shell characters', 400, { app: 'web;rm' }, /app/],
      ['a name that is too long', 400, { app: 'a'.repeat(54) }, /app/],
      ['an unknown field', 400, { targetz: {} }, /additional properties/],
      ['no files', 400, { bundle: undefined }, /'bundle' is missing/],
      ['unknown files', 400, { bundle: 'a'.repeat(64) }, /upload the files/],
      ['an unknown cluster', 400, { targets: { names: ['nope'] } }, /nope/],
      [
        'a cluster that is away',
        400,
        { targets: { names: ['lost'] } },
        /lost.*unreachable/,
      ],
      [
        'a wave of another cluster',
        400,
        {
          targets: { names: ['east'] },
          strategy: { type: 'waves', waves: [{ clusters: ['west'] }] },
        },
        /Wave 1 names cluster 'west'/,
      ],
    ])('refuses %s', async (_, status, changes, message) => {
      const answer = await post('/deployments', wanted(changes));
      expect(answer.body.error.message).toMatch(message);
      expect(answer.status).toBe(status);
      await expect(api.deploying.store.list({})).resolves.toEqual([]);
    });

    it('refuses another one while the first is under way on the same cluster', async () => {
      await create();
      const { status, body } = await post('/deployments', wanted());
      expect(status).toBe(409);
      expect(body.error.message).toMatch(/east/);
    });

    it('pulls the chart of a repository once', async () => {
      api.deploying.pulled = await packFiles({ 'Chart.yaml': 'name: web' });
      const { request: kept } = await create({
        source: {
          type: 'helm',
          chart: 'web',
          repository: 'https://charts.example.com',
        },
        bundle: undefined,
      });
      await expect(api.deploying.bundles.get(kept.bundle)).resolves.toEqual(
        api.deploying.pulled,
      );
    });

    it('asks the permission on the entity', async () => {
      api.policy.others[EXECUTE] = DENY;
      const { status, body } = await post('/deployments', wanted());
      expect(status).toBe(403);
      expect(body.error.message).toContain(EXECUTE);
      expect(api.told).toEqual([
        { eventId: 'deployment-create', severity: 'high', end: 'fail' },
      ]);
    });

    it('asks the permission on every cluster, and names those that lack it', async () => {
      api.policy.others[ON_CLUSTER] =
        createMulticlusterClusterConditionalDecision(
          multiclusterClusterDeployPermission,
          multiclusterClusterConditions.hasProvider({ providers: ['aws'] }),
        );
      const { status, body } = await post('/deployments', wanted());
      expect(status).toBe(403);
      expect(body.error.message).toBe(
        `You may not deploy to 'west' (${ON_CLUSTER}).`,
      );
      const allowed = await post(
        '/deployments',
        wanted({ targets: { names: ['east'] } }),
      );
      expect(allowed.status).toBe(202);
    });
  });

  describe('POST /deployments/preview', () => {
    const object: ObjectDiff = {
      ...{ apiVersion: 'v1', kind: 'ConfigMap', namespace: 'shop' },
      ...{ name: 'web', change: 'create', added: 4, removed: 0, hunks: [] },
    };

    it('shows each cluster, and what failed on one of them on that one', async () => {
      api.deploying.check = async ({ cluster }) => {
        if (cluster === 'west') throw new Error('west is on fire');
        return { objects: [object], values: [], problems: [] };
      };
      const { status, body } = await post(
        '/deployments/preview',
        wanted({ targets: { names: ['east', 'west', 'lost'] } }),
      );
      expect(status).toBe(200);
      expect(body.clusters).toMatchObject([
        { cluster: 'east', objects: [object], problems: [] },
        { cluster: 'west', problems: [{ message: 'west is on fire' }] },
        {
          cluster: 'lost',
          problems: [{ severity: 'error', code: 'unreachable' }],
        },
      ]);
      expect(body.selected.problems).toHaveLength(1);
      await expect(api.deploying.store.list({})).resolves.toEqual([]);
    });

    it('shows an app whose entity is about to be made, from the files of its template', async () => {
      const { status } = await post(
        '/deployments/preview',
        wanted({
          entityRef: 'component:default/new',
          bundle: undefined,
          templateFiles: {
            templateRef: 'template:default/new-service',
            path: './skeleton',
          },
        }),
      );
      expect(status).toBe(200);
      const [{ deployment }] = api.deploying.checked;
      await expect(
        api.deploying.bundles.get(deployment.request.bundle!),
      ).resolves.toBeDefined();
    });

    it.each(['../../deployments.test.ts', '/etc', 'file:///etc', 'a/../..'])(
      'reads nothing outside of the template: %s',
      async path => {
        const { status, body } = await post(
          '/deployments/preview',
          wanted({
            bundle: undefined,
            templateFiles: {
              templateRef: 'template:default/new-service',
              path,
            },
          }),
        );
        expect(status).toBe(400);
        expect(body.error.message).toContain('templateFiles.path');
      },
    );

    it('asks the permission on the clusters', async () => {
      api.policy.others[ON_CLUSTER] = DENY;
      const { status } = await post('/deployments/preview', wanted());
      expect(status).toBe(403);
      expect(api.deploying.checked).toEqual([]);
    });
  });

  describe('POST /deployments/render', () => {
    it('gives files per cluster', async () => {
      api.deploying.render = async ({ target }) => ({
        objects: [
          {
            ...{ apiVersion: 'v1', kind: 'ConfigMap' },
            metadata: { name: 'web' },
            data: { cluster: target.name },
          },
        ],
        values: [],
      });
      const { status, body } = await post('/deployments/render', wanted());
      expect(status).toBe(200);
      expect(body.clusters[1]).toMatchObject({
        cluster: 'west',
        files: [
          {
            path: 'configmap-web.yaml',
            content: expect.stringContaining('cluster: west'),
          },
        ],
      });
    });

    it('refuses a Secret with data, and does not quote it', async () => {
      api.deploying.render = async () => ({
        objects: [
          {
            ...{ apiVersion: 'v1', kind: 'Secret' },
            metadata: { name: 'key' },
            data: { password: 'aHVudGVyMg==' },
          },
        ],
        values: [],
      });
      const { status, body } = await post('/deployments/render', wanted());
      expect(status).toBe(400);
      expect(body.error.message).toMatch(/Secret 'key' for cluster 'east'/);
      expect(JSON.stringify(body)).not.toContain('aHVudGVyMg');
    });
  });

  describe('GET /deployments', () => {
    it('lists the newest first, of those that the caller may see', async () => {
      const first = await create();
      const second = await create({
        ...{ app: 'shop', entityRef: 'component:default/shop' },
      });
      const ids = async (query = '') => {
        const { body } = await get(`/deployments${query}`);
        return body.deployments.map(({ id }: any) => id);
      };
      expect((await ids()).sort()).toEqual([first.id, second.id].sort());
      expect(await ids('?entityRef=component:default/web')).toEqual([first.id]);
      expect(await ids('?state=succeeded')).toEqual([]);
      api.policy.others['multicluster.deploy.read'] = DENY;
      const other = await request(api.server)
        .get(`${base}/deployments`)
        .set('authorization', api.as('eve'));
      expect(other.body.deployments).toEqual([]);
    });

    it('leaves out clusters that the caller may not see', async () => {
      const { id } = await create({
        values: { clusters: { west: { a: 1 }, east: { a: 2 } } },
      });
      api.policy.cluster = createMulticlusterClusterConditionalDecision(
        multiclusterClusterDeployPermission,
        multiclusterClusterConditions.hasProvider({ providers: ['aws'] }),
      );
      const { body } = await get(`/deployments/${id}`).set(
        'authorization',
        api.as('eve'),
      );
      expect(body.clusters.map(({ cluster }: any) => cluster)).toEqual([
        'east',
      ]);
      expect(JSON.stringify(body)).not.toContain('west');
    });

    it('answers for a hidden one as for one that does not exist', async () => {
      const { id } = await create();
      api.policy.others['multicluster.deploy.read'] = DENY;
      const eve = (path: string) =>
        get(path).set('authorization', api.as('eve'));
      const hidden = await eve(`/deployments/${id}`);
      const absent = await eve('/deployments/nope');
      expect([hidden.status, absent.status]).toEqual([404, 404]);
      expect(hidden.body.error.message.replace(id, 'nope')).toBe(
        absent.body.error.message,
      );
    });
  });

  describe('GET /deployments/:id/events', () => {
    it('answers at once with what is there', async () => {
      const { id } = await create();
      const { body } = await get(`/deployments/${id}/events?waitSeconds=20`);
      expect(body.deployment.id).toBe(id);
      expect(body.events.length).toBeGreaterThan(0);
    });

    it('waits for what happens next', async () => {
      const { id } = await create();
      const known = await api.deploying.store.events({ id, after: 0 });
      const after = known.at(-1)!.sequence;
      const asked = get(
        `/deployments/${id}/events?after=${after}&waitSeconds=20`,
      );
      const answer = asked.then(({ body }) => body);
      const { body: cancelled } = await post(`/deployments/${id}/cancel`);
      expect(cancelled.id).toBe(id);
      const { events } = await answer;
      expect(events[0].sequence).toBe(after + 1);
    });

    it('answers without events when nothing happens', async () => {
      const { id } = await create();
      const known = await api.deploying.store.events({ id, after: 0 });
      const { body } = await get(
        `/deployments/${id}/events?after=${known.at(-1)!.sequence}`,
      );
      expect(body.events).toEqual([]);
    });

    it('waits for 25 seconds at most', async () => {
      const { id } = await create();
      const { status } = await get(`/deployments/${id}/events?waitSeconds=26`);
      expect(status).toBe(400);
    });
  });

  describe('commands', () => {
    it('refuses what the state does not allow, with the reason', async () => {
      const { id } = await create();
      const { status, body } = await post(`/deployments/${id}/retry`);
      expect(status).toBe(409);
      expect(body.error.message).toBe('It is under way.');
    });

    it('asks the permissions again, on the entity and on every cluster', async () => {
      const { id } = await create();
      api.policy.others[ON_CLUSTER] = DENY;
      const onCluster = await post(`/deployments/${id}/cancel`, {}, 'bob');
      expect(onCluster.status).toBe(403);
      api.policy.others = { [EXECUTE]: DENY };
      const onEntity = await post(`/deployments/${id}/cancel`, {}, 'eve');
      expect(onEntity.status).toBe(403);
      await expect(api.deploying.store.get(id)).resolves.toMatchObject({
        state: 'queued',
      });
    });

    it('is audited with who asked for what', async () => {
      const { id } = await create();
      await post(`/deployments/${id}/rollback`, { reason: 'Too slow' });
      expect(api.told.at(-1)).toEqual({
        ...{ eventId: 'deployment-roll-back', severity: 'high', end: 'fail' },
      });
      expect(api.metas.at(-1)).toEqual({ id, reason: 'Too slow' });
    });
  });

  describe('POST /bundles', () => {
    const upload = (bytes: Buffer) =>
      request(api.server)
        .post(`${base}/bundles`)
        .set('Content-Type', 'application/gzip')
        .send(bytes);

    it('keeps files under the hash of their bytes', async () => {
      const bytes = await packFiles({ 'base/a.yaml': configMap('a') });
      const { status, body } = await upload(bytes);
      expect(status).toBe(200);
      await expect(api.deploying.bundles.get(body.bundle)).resolves.toEqual(
        bytes,
      );
    });

    it('refuses what is no archive, and a Secret in plain text', async () => {
      const broken = await upload(Buffer.from('not gzip'));
      expect(broken.status).toBe(400);
      const secret = await upload(
        await packFiles({
          'base/key.yaml':
            'apiVersion: v1\nkind: Secret\nmetadata: { name: key }\nstringData: { password: hunter2 }\n',
        }),
      );
      expect(secret.status).toBe(400);
      expect(secret.body.error.message).toContain("'base/key.yaml'");
      expect(secret.body.error.message).not.toContain('hunter2');
    });

    it('refuses more than 16 MiB, and says so', async () => {
      const { status, body } = await upload(Buffer.alloc(17 * 1024 ** 2));
      expect(status).toBe(413);
      expect(body.error.message).toContain('16 MiB');
    });

    it('refuses JSON of more than 2 MiB, and says so', async () => {
      const { status, body } = await post('/deployments', {
        reason: 'x'.repeat(2 * 1024 ** 2),
      });
      expect(status).toBe(413);
      expect(body.error.message).toContain('2 MiB');
    });

    it('asks whether the caller may deploy anything', async () => {
      api.policy.others[EXECUTE] = DENY;
      const { status } = await upload(await packFiles({ a: '' }));
      expect(status).toBe(403);
    });
  });
});
