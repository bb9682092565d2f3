import { TopologyNode } from '@multicluster/backstage-plugin-multicluster-common';
import { segmentsOf } from './segments';

const node: TopologyNode = {
  id: 'a',
  kind: 'Deployment',
  lane: 'workload',
  row: 'r',
  name: 'a',
  health: 'healthy',
  fact: '',
};

const draw = (change: Partial<TopologyNode>) =>
  segmentsOf({ ...node, ...change }).segments.map(
    ({ state, weight }) => `${state}:${weight}`,
  );

describe('segmentsOf', () => {
  it('gives each of up to twelve pods a segment, failing ones last', () => {
    const podCounts = { ready: 2, notReady: 2, failing: 1, total: 4 };
    expect(draw({ podCounts })).toEqual([
      'ready:1',
      'ready:1',
      'waiting:1',
      'failing:1',
    ]);
  });

  it('draws more than twelve in proportion', () => {
    const podCounts = { ready: 40, notReady: 10, failing: 10, total: 50 };
    expect(draw({ podCounts })).toEqual(['ready:40', 'failing:10']);
  });

  it.each([
    ['degraded', 'waiting'],
    ['unhealthy', 'failing'],
  ] as const)('calls missing replicas of a %s workload %s', (health, state) => {
    expect(draw({ health, replicas: { ready: 1, desired: 2 } })).toEqual([
      'ready:1',
      `${state}:1`,
    ]);
  });

  it('draws nothing for a workload without replicas', () => {
    expect(draw({ replicas: { ready: 0, desired: 0 } })).toEqual([]);
  });
});
