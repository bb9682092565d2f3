import { assessCluster } from './assessCluster';
import { Health } from './types';

const none = { healthy: 0, degraded: 0, unhealthy: 0, unknown: 0 };

function nodes(...ready: boolean[]) {
  return ready.map((isReady, n) => ({ name: `n${n}`, ready: isReady }));
}

describe('assessCluster', () => {
  it.each<
    [string, ReturnType<typeof nodes>, Partial<typeof none>, Health, string[]]
  >([
    ['nothing is known', [], {}, 'unknown', []],
    ['all is well', nodes(true), { healthy: 3 }, 'healthy', []],
    ['no workload says anything', nodes(true), { unknown: 3 }, 'healthy', []],
    [
      'one node is not ready',
      nodes(true, false, true),
      {},
      'degraded',
      ['1 of 3 nodes is not ready: n1.'],
    ],
    [
      'many nodes are not ready',
      nodes(true, false, false, false, false, false),
      {},
      'degraded',
      ['5 of 6 nodes are not ready: n1, n2, n3 and 2 more.'],
    ],
    [
      'no node is ready',
      nodes(false, false),
      { degraded: 1 },
      'unhealthy',
      ['None of 2 nodes is ready.', '1 of 1 workload is degraded.'],
    ],
    [
      'a single node is not ready',
      nodes(false),
      {},
      'unhealthy',
      ['The only node is not ready.'],
    ],
    [
      'a minority of workloads is unhealthy',
      nodes(true),
      { healthy: 3, unhealthy: 1 },
      'degraded',
      ['1 of 4 workloads is unhealthy.'],
    ],
    [
      'half of the workloads are unhealthy',
      nodes(true, false),
      { healthy: 2, unhealthy: 2, unknown: 5 },
      'unhealthy',
      ['2 of 4 workloads are unhealthy.', '1 of 2 nodes is not ready: n1.'],
    ],
  ])('when %s', (_, nodeList, workloads, health, reasons) => {
    expect(
      assessCluster({ nodes: nodeList, workloads: { ...none, ...workloads } }),
    ).toEqual({ health, reasons });
  });
});
