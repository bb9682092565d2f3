import { act, renderHook } from '@testing-library/react';
import {
  Health,
  TopologyGraph,
} from '@multicluster/backstage-plugin-multicluster-common';
import { storyGraph } from './fixtures';
import { useAnnouncements } from './useAnnouncements';

function withHealth(changes: Record<string, Health>): TopologyGraph {
  return {
    ...storyGraph,
    nodes: storyGraph.nodes.map(node =>
      changes[node.id]
        ? { ...node, health: changes[node.id], reason: undefined }
        : node,
    ),
  };
}

describe('useAnnouncements', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('says nothing of what was so from the start, and one sentence of a change', () => {
    const { result, rerender } = renderHook(
      ({ graph }) => useAnnouncements(graph),
      { initialProps: { graph: storyGraph } },
    );
    act(() => jest.advanceTimersByTime(6000));
    expect(result.current).toBe('');
    rerender({
      graph: withHealth({ 'west/Service/web/podinfo': 'unhealthy' }),
    });
    act(() => jest.advanceTimersByTime(0));
    expect(result.current).toBe('Service podinfo in west is now unhealthy.');
  });

  it('speaks at most once in five seconds, and counts what it did not say', () => {
    const { result, rerender } = renderHook(
      ({ graph }) => useAnnouncements(graph),
      { initialProps: { graph: storyGraph } },
    );
    const service: Record<string, Health> = {
      'west/Service/web/podinfo': 'unhealthy',
    };
    rerender({ graph: withHealth(service) });
    act(() => jest.advanceTimersByTime(0));
    const more: Record<string, Health> = {
      ...service,
      'west/Pods/web/podinfo': 'degraded',
      'west/Deployment/web/podinfo': 'degraded',
    };
    rerender({ graph: withHealth(more) });
    act(() => jest.advanceTimersByTime(4900));
    expect(result.current).toBe('Service podinfo in west is now unhealthy.');
    act(() => jest.advanceTimersByTime(200));
    expect(result.current).toBe(
      'Deployment podinfo in west is now degraded. 1 more changed.',
    );
  });
});
