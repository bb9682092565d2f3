import { once } from 'node:events';
import http from 'node:http';
import { NotFoundError, ServiceUnavailableError } from '@backstage/errors';
import { ClusterRequest } from '@multicluster/backstage-plugin-multicluster-node';
import {
  multiclusterClusterReadPermission,
  multiclusterTopologyReadPermission,
} from '@multicluster/backstage-plugin-multicluster-common';
import {
  AuthorizeResult,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import request from 'supertest';
import {
  createMulticlusterClusterConditionalDecision,
  multiclusterClusterConditions,
} from '../permissions';
import { DENY, startApi } from './__testUtils__/startApi';

type Api = Awaited<ReturnType<typeof startApi>>;

const WEB = 'component:default/web';

const noCluster = createMulticlusterClusterConditionalDecision(
  multiclusterClusterReadPermission,
  multiclusterClusterConditions.hasProvider({ providers: ['none'] }),
);
/** As a policy with `IS_ENTITY_OWNER` answers. */
const ownersOnly: PolicyDecision = {
  result: AuthorizeResult.CONDITIONAL,
  pluginId: 'catalog',
  resourceType: multiclusterTopologyReadPermission.resourceType,
  conditions: {
    rule: 'IS_ENTITY_OWNER',
    resourceType: 'catalog-entity',
    params: { claims: [] },
  },
};

describe('objects of an entity', () => {
  let api: Api;
  let asked: ClusterRequest[];
  let answer: (
    asked: ClusterRequest,
  ) => AsyncIterable<Uint8Array> | Promise<never>;

  async function* lines(...texts: string[]) {
    for (const text of texts) yield Buffer.from(text);
  }

  beforeEach(async () => {
    api = await startApi();
    api.fleet.add('east').deploy('east', 'web').deploy('east', 'shop');
    asked = [];
    answer = () => lines('first\n', 'second\n');
    api.fleet.clients.set('east', {
      cluster: 'east',
      request: () => Promise.reject(new Error('nothing asks for this')),
      stream: async options => {
        asked.push(options);
        return answer(options);
      },
    });
  });

  afterEach(() => api.stop());

  const get = (path: string) =>
    request(api.server).get(`/api/multicluster${path}`);
  const pod = (name: string) => get(`/resources/east/v1/Pod/web/${name}`);
  const log = (name: string) =>
    get(`/logs/east/web/${name}`).query({ entityRef: WEB });

  describe('GET /resources', () => {
    it('shows an object with its owners', async () => {
      const { status, body } = await pod('web-1-a').query({ entityRef: WEB });
      expect(status).toBe(200);
      expect(body.resource).toMatchObject({ kind: 'Pod', name: 'web-1-a' });
      expect(body.owners.map(({ kind }: any) => kind)).toEqual([
        'ReplicaSet',
        'Deployment',
      ]);
    });

    it('finds a group and version in one part of the path', async () => {
      const { status, body } = await get(
        '/resources/east/apps%2Fv1/Deployment/web/web',
      );
      expect(status).toBe(200);
      expect(body.resource.apiVersion).toBe('apps/v1');
    });

    it('finds what has no namespace under -', async () => {
      api.fleet.put('east', 'Node', {
        apiVersion: 'v1',
        metadata: { name: 'n1', uid: 'n1' },
      });
      const { status } = await get('/resources/east/v1/Node/-/n1');
      expect(status).toBe(200);
    });

    it('does not show an object of another entity', async () => {
      const { status } = await pod('shop-1-a').query({ entityRef: WEB });
      expect(status).toBe(404);
    });

    it('asks for the entity where topologies are not for everyone', async () => {
      api.policy.topology = ownersOnly;
      const { status, body } = await pod('web-1-a');
      expect(status).toBe(403);
      expect(body.error.message).toContain('entityRef');
      const own = await pod('web-1-a').query({ entityRef: WEB });
      expect(own.status).toBe(200);
    });

    it('shows nothing of a cluster that the caller may not read', async () => {
      api.policy.cluster = noCluster;
      const { status } = await pod('web-1-a').query({ entityRef: WEB });
      expect(status).toBe(404);
    });

    it('shows nothing without the right to see the topology', async () => {
      api.policy.topology = DENY;
      const own = await pod('web-1-a').query({ entityRef: WEB });
      const any = await pod('web-1-a');
      expect([own.status, any.status]).toEqual([403, 403]);
    });

    it('knows no Secret, and no other kind that is not watched', async () => {
      const { status } = await get('/resources/east/v1/Secret/web/token');
      expect(status).toBe(400);
    });

    it('says what is not there', async () => {
      const { status, body } = await pod('web-9-z');
      expect(status).toBe(404);
      expect(body.error.message).toContain("Pod 'web-9-z'");
    });
  });

  describe('GET /logs', () => {
    it('passes on the lines, and asks for no more than that log', async () => {
      const { status, text, headers } = await log('web-1-a');
      expect(status).toBe(200);
      expect(text).toBe('first\nsecond\n');
      expect(headers).toMatchObject({
        'content-type': 'text/plain; charset=utf-8',
        'cache-control': 'no-store, no-transform',
      });
      const { pathname, searchParams } = new URL(asked[0].path, 'http://x');
      expect(pathname).toBe('/api/v1/namespaces/web/pods/web-1-a/log');
      expect(searchParams.get('tailLines')).toBe('500');
      expect(searchParams.has('follow')).toBe(false);
    });

    it('is written down by the auditor as worth a look', async () => {
      await log('web-1-a');
      expect(api.told).toEqual([
        { eventId: 'logs-read', severity: 'medium', end: 'success' },
      ]);
    });

    it('refuses the log of another entity’s pod without asking the cluster', async () => {
      const { status } = await log('shop-1-a');
      expect(status).toBe(404);
      expect(asked).toEqual([]);
    });

    it.each([
      ['without the right to see the topology', { topology: DENY }, 403],
      ['for a hidden cluster', { cluster: noCluster }, 404],
    ])('refuses a log %s', async (_, policy, expected) => {
      Object.assign(api.policy, policy);
      const { status } = await log('web-1-a');
      expect(status).toBe(expected);
      expect(asked).toEqual([]);
    });

    it.each([
      ['/logs/east/web/web-1-a'],
      ['/logs/east/web/web-1-a?entityRef=web'],
      ['/logs/east/web/..%2F..%2Fsecrets?entityRef=component:default/web'],
      ['/logs/east/WEB/web-1-a?entityRef=component:default/web'],
      ['/logs/east/web/web-1-a?entityRef=component:default/web&container=a/b'],
      ['/logs/east/web/web-1-a?entityRef=component:default/web&tailLines=-1'],
      ['/logs/east/web/web-1-a?entityRef=component:default/web&follow=maybe'],
    ])('does not understand %s', async path => {
      const { status } = await get(path);
      expect(status).toBe(400);
      expect(asked).toEqual([]);
    });

    it.each([
      [new ServiceUnavailableError(`Cluster 'east' does not answer.`), 503],
      [new NotFoundError(`Cluster 'east' answers 404: no such pod`), 404],
    ])('says what the cluster said: %s', async (error, expected) => {
      answer = () => Promise.reject(error);
      const { status, body } = await log('web-1-a');
      expect(status).toBe(expected);
      expect(body.error.message).toBe(error.message);
      expect(api.told).toMatchObject([{ end: 'fail' }]);
    });

    it('leaves the cluster alone when the reader goes', async () => {
      answer = async function* endless({ signal }) {
        yield Buffer.from('first\n');
        await once(signal!, 'abort');
      };
      const reader = http.get(
        `${api.url}/logs/east/web/web-1-a?entityRef=${WEB}&follow=true`,
      );
      const [response] = await once(reader, 'response');
      await once(response, 'data');
      expect(asked[0].path).toContain('follow=true');
      expect(asked[0].signal?.aborted).toBe(false);
      reader.destroy();
      await once(asked[0].signal!, 'abort');
      expect(asked[0].signal?.aborted).toBe(true);
    });

    it('breaks off, and does not end in good order, when the cluster does', async () => {
      answer = async function* broken() {
        yield Buffer.from('first\n');
        throw new Error('cut');
      };
      await expect(log('web-1-a')).rejects.toThrow(/aborted|hang up/);
    });
  });
});
