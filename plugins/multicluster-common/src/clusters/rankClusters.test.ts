import { compareClusters, worstHealth, worstState } from './rankClusters';
import { ClusterState, Health } from './types';

describe('worstHealth', () => {
  it.each<[Health[], Health]>([
    [[], 'unknown'],
    [['healthy', 'healthy'], 'healthy'],
    [['healthy', 'unknown'], 'unknown'],
    [['unknown', 'degraded'], 'degraded'],
    [['degraded', 'unhealthy', 'healthy'], 'unhealthy'],
  ])('of %j is %s', (healths, worst) => {
    expect(worstHealth(healths)).toBe(worst);
  });
});

describe('worstState', () => {
  it.each<[ClusterState[], ClusterState | undefined]>([
    [[], undefined],
    [['live', 'perUser'], 'perUser'],
    [['live', 'connecting', 'stale'], 'stale'],
    [['misconfigured', 'unreachable', 'unauthorized'], 'unreachable'],
  ])('of %j is %s', (states, worst) => {
    expect(worstState(states)).toBe(worst);
  });
});

describe('compareClusters', () => {
  it('puts the worst first: by state, then health, then name', () => {
    const clusters = [
      { name: 'b', state: 'live', health: 'healthy' },
      { name: 'a', state: 'live', health: 'healthy' },
      { name: 'c', state: 'live', health: 'unhealthy' },
      { name: 'd', state: 'unreachable', health: 'healthy' },
    ] as const;
    const sorted = [...clusters].sort(compareClusters);
    expect(sorted.map(({ name }) => name)).toEqual(['d', 'c', 'a', 'b']);
  });
});
