import { InputError } from '@backstage/errors';
import request from 'supertest';
import { UserConnection } from '../clusters';
import { ApiResponse } from '../watch';
import { DENY, startApi } from './__testUtils__/startApi';

type Api = Awaited<ReturnType<typeof startApi>>;

const labels = { 'backstage.io/kubernetes-id': 'web' };
const deployment = {
  metadata: { name: 'web', namespace: 'web', uid: 'd', labels },
  spec: {
    replicas: 2,
    selector: { matchLabels: labels },
    template: { metadata: { labels }, spec: { containers: [] } },
  },
  status: { replicas: 2, readyReplicas: 2, availableReplicas: 2 },
};

function answerOf(status: number, body: unknown): ApiResponse {
  async function* chunks() {
    yield Buffer.from(JSON.stringify(body));
  }
  return { status, headers: {}, body: chunks() };
}

describe('POST /topology/…/per-user', () => {
  let api: Api;
  let paths: string[];
  let closed: string[];

  const connect =
    (cluster: string, get: (path: string) => Promise<ApiResponse>) =>
    async (): Promise<UserConnection> => ({
      cluster,
      close: () => closed.push(cluster),
      get: ({ path }) => {
        paths.push(path);
        return get(path);
      },
    });

  const serve = async (path: string) =>
    answerOf(200, { items: /\/deployments\?/.test(path) ? [deployment] : [] });

  beforeEach(async () => {
    api = await startApi();
    paths = [];
    closed = [];
    api.fleet
      .add('east')
      .add('mine', { state: 'perUser' })
      .add('other', { state: 'perUser' });
    api.fleet.connections.set('mine', connect('mine', serve));
  });

  afterEach(() => api.stop());

  const post = (body: object) =>
    request(api.server)
      .post('/api/multicluster/topology/component/default/web/per-user')
      .send(body);
  const auth = { google: 'token-of-ann' };

  it('shows what the user’s own credentials may see', async () => {
    const { status, body, headers } = await post({ auth, clusters: ['mine'] });
    expect(status).toBe(200);
    expect(body.clusters).toMatchObject([
      { name: 'mine', state: 'live', replicas: { ready: 2, desired: 2 } },
    ]);
    expect(headers['cache-control']).toBe('no-store');
  });

  it('asks for labelled objects and nothing else, and hangs up', async () => {
    await post({ auth, clusters: ['mine'] });
    expect(paths.length).toBeGreaterThan(0);
    for (const path of paths) {
      const { searchParams } = new URL(path, 'http://cluster');
      expect(searchParams.get('labelSelector')).toBe(
        'backstage.io/kubernetes-id=web',
      );
      expect(path).not.toContain('secrets');
    }
    expect(closed).toEqual(['mine']);
  });

  it('keeps nothing: the shared topology does not know of it', async () => {
    await post({ auth, clusters: ['mine'] });
    expect(api.fleet.cache.size()).toBe(0);
    const { text } = await request(api.server).get(
      '/api/multicluster/topology/component/default/web',
    );
    expect(text).not.toContain('Deployment');
  });

  it('makes a failing cluster a sentence on that cluster', async () => {
    api.fleet.connections.set(
      'other',
      connect('other', async path => {
        if (path.includes('/pods?')) return answerOf(401, {});
        throw new Error('closed with the refused credentials');
      }),
    );
    const { status, body } = await post({ auth, clusters: ['mine', 'other'] });
    expect(status).toBe(200);
    const other = body.clusters.find(({ name }: any) => name === 'other');
    expect(other).toMatchObject({ state: 'unauthorized', health: 'unknown' });
    expect(other.error).toContain('401');
    expect(body.clusters).toHaveLength(2);
  });

  it('says that the picture is not whole when some kinds are refused', async () => {
    api.fleet.connections.set(
      'mine',
      connect('mine', async path =>
        path.includes('/pods?') ? answerOf(403, {}) : serve(path),
      ),
    );
    const { body } = await post({ auth, clusters: ['mine'] });
    expect(body.clusters[0]).toMatchObject({ name: 'mine', state: 'stale' });
    expect(body.clusters[0].error).toContain('Pod');
  });

  it('says what is missing in the credentials', async () => {
    api.fleet.connections.set('mine', async () => {
      throw new InputError('Sign in with Google to read this cluster.');
    });
    const { status, body } = await post({ auth: {}, clusters: ['mine'] });
    expect(status).toBe(200);
    expect(body.clusters[0].error).toContain('Sign in with Google');
  });

  it('never shows an address or a token of a failed connection', async () => {
    api.fleet.connections.set('mine', async () => {
      throw new Error('connect ECONNREFUSED 10.0.0.1:6443 token-of-ann');
    });
    const { text } = await post({ auth, clusters: ['mine'] });
    expect(text).not.toMatch(/10\.0\.0\.1|token-of-ann/);
  });

  it.each([
    [{ auth, clusters: ['east'] }, 400],
    [{ auth, clusters: ['nope'] }, 404],
    [{ auth, clusters: [] }, 400],
    [{ clusters: ['mine'] }, 400],
    [{ auth, clusters: ['mine'], path: '/api/v1/secrets' }, 400],
  ])('refuses %j', async (body, expected) => {
    const { status } = await post(body);
    expect(status).toBe(expected);
    expect(paths).toEqual([]);
  });

  it('asks the same permission as the shared topology', async () => {
    api.policy.topology = DENY;
    const { status } = await post({ auth, clusters: ['mine'] });
    expect(status).toBe(403);
    expect(api.told).toEqual([
      { eventId: 'topology-fetch-per-user', severity: 'medium', end: 'fail' },
    ]);
  });
});
