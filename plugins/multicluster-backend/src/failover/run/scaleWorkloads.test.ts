import { ServiceUnavailableError } from '@backstage/errors';
import { CapacityChange } from '@multicluster/backstage-plugin-multicluster-common';
import {
  ClusterClient,
  ClusterRequest,
} from '@multicluster/backstage-plugin-multicluster-node';
import { FakeFleet } from '../../tests/__testUtils__/FakeFleet';
import { findUnready, scaleWorkloads } from './scaleWorkloads';

const up: CapacityChange = {
  cluster: 'west',
  object: {
    ...{ apiVersion: 'apps/v1', kind: 'Deployment' },
    ...{ namespace: 'web', name: 'web' },
  },
  field: 'replicas',
  before: 1,
  after: 3,
};
const down = { ...up, before: 3, after: 1 };
const minimum: CapacityChange = {
  ...up,
  object: {
    ...{ apiVersion: 'autoscaling/v2', kind: 'HorizontalPodAutoscaler' },
    ...{ namespace: 'web', name: 'web' },
  },
  field: 'minReplicas',
};

/** One object with a number in it, and what was asked of it. */
function bed(found: { replicas?: number; minReplicas?: number }) {
  const requests: ClusterRequest[] = [];
  const client = {
    cluster: 'west',
    request: async (request: ClusterRequest) => {
      requests.push(request);
      return { metadata: { resourceVersion: '7' }, spec: found };
    },
  } as unknown as ClusterClient;
  const fleet = new FakeFleet().add('west').deploy('west', 'web');
  fleet.clients.set('west', client);
  return { fleet, requests };
}

const { signal } = new AbortController();

describe('scaling before traffic moves', () => {
  it.each([
    ['what was expected', up, { replicas: 1 }, 'applied'],
    ['what is wanted', up, { replicas: 3 }, 'already'],
    ['more than is wanted', up, { replicas: 9 }, 'already'],
    ['what somebody else wrote', up, { replicas: 2 }, 'drifted'],
    [
      'more on the way back, as somebody else wrote',
      down,
      { replicas: 9 },
      'drifted',
    ],
    ['what it was before, on the way back', down, { replicas: 1 }, 'already'],
    ['an autoscaler without a minimum', minimum, {}, 'applied'],
  ] as const)('finds %s', async (_, change, found, result) => {
    const { fleet, requests } = bed(found);
    const changes = [change];
    const results = await scaleWorkloads({ changes, fleet, signal });
    expect(results).toMatchObject([{ cluster: 'west', result }]);
    const writes = requests.filter(({ method }) => method === 'PATCH');
    expect(writes).toHaveLength(result === 'applied' ? 1 : 0);
  });

  it('writes one number under the version that was read', async () => {
    const { fleet, requests } = bed({ replicas: 1 });
    await scaleWorkloads({ changes: [up], fleet, signal });
    expect(requests[1]).toMatchObject({
      path: '/apis/apps/v1/namespaces/web/deployments/web/scale',
      body: { metadata: { resourceVersion: '7' }, spec: { replicas: 3 } },
    });
  });

  it('tells silence from a refusal', async () => {
    const { fleet } = bed({ replicas: 1 });
    const silent = {
      cluster: 'west',
      request: () => Promise.reject(new ServiceUnavailableError('Silence.')),
    } as unknown as ClusterClient;
    fleet.clients.set('west', silent);
    const changes = [up, { ...up, cluster: 'gone' }];
    await expect(
      scaleWorkloads({ changes, fleet, signal }),
    ).resolves.toMatchObject([
      { cluster: 'west', result: 'unreachable' },
      { cluster: 'gone', result: 'refused' },
    ]);
  });

  it('waits until the cache has seen all replicas ready', () => {
    const { fleet } = bed({ replicas: 3 });
    expect(findUnready(fleet.cache, [up])).toBe(
      "Deployment web/web in 'west': 1 of 3 ready",
    );
    expect(findUnready(fleet.cache, [{ ...up, after: 1 }])).toBeUndefined();
    const elsewhere = { ...up, cluster: 'east' };
    expect(findUnready(fleet.cache, [elsewhere])).toContain('unknown how many');
  });
});
