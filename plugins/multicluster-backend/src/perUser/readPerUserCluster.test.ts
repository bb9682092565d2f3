import { ClusterSummary } from '@multicluster/backstage-plugin-multicluster-common';
import { readPerUserCluster } from './readPerUserCluster';
import { writeLabelSelector } from './labelSelector';

describe('readPerUserCluster', () => {
  const summary = { name: 'mine', state: 'perUser' } as ClusterSummary;
  const selector = {
    entityRef: 'component:default/web',
    matchLabels: { app: 'web' },
    matchExpressions: [],
  };
  const never = () => new Promise<never>(() => {});

  it.each([
    ['gives no connection', never],
    [
      'accepts and never answers',
      async () => ({ cluster: 'mine', get: never, close: () => {} }),
    ],
  ])('gives up on a cluster that %s', async (_, connectAs) => {
    const { summary: found, resources } = await readPerUserCluster({
      fleet: { connectAs },
      summary,
      selector,
      auth: {},
      now: 1,
      deadlineMs: 30,
      signal: new AbortController().signal,
    });
    expect(found.state).toBe('unreachable');
    expect(found.error).toMatch(/did not answer within/);
    expect(resources).toEqual([]);
  });
});

describe('writeLabelSelector', () => {
  it('writes what the API server reads', () => {
    expect(
      writeLabelSelector({
        matchLabels: { app: 'web', tier: '' },
        matchExpressions: [
          { key: 'env', operator: 'In', values: ['a', 'b'] },
          { key: 'env', operator: 'NotIn', values: ['c'] },
          { key: 'x', operator: 'Exists', values: [] },
          { key: 'y', operator: 'DoesNotExist', values: [] },
        ],
      }),
    ).toBe('app=web,tier=,env in (a,b),env notin (c),x,!y');
  });
});
