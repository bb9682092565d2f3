import { Resource } from '../resources/types';
import { rollUpTopology } from './rollUpTopology';
import {
  app,
  facts,
  podinfo,
  SELECTOR,
  topologyOf,
} from './__testUtils__/podinfo';
import { autoscaler, NOW } from './__testUtils__/resources';
import { buildTopology } from './buildTopology';
import { TopologyGraph } from './types';

const REGIONS = ['eu-1', 'eu-2', 'us-1', 'us-2', 'ap-1'];

/** Clusters c0, c1, … over two providers and five regions, each with `apps` small apps of the entity. */
function largeGraph(size: number, apps = 1): TopologyGraph {
  const clusters = Array.from({ length: size }, (_, i) =>
    facts(`c${i}`, {
      provider: i % 2 ? 'aws' : 'gcp',
      region: REGIONS[i % REGIONS.length],
    }),
  );
  const resources: Resource[] = clusters.flatMap(({ name: cluster }, i) =>
    Array.from({ length: apps }, (_, n) => [
      ...app({
        cluster,
        name: `app-${n}`,
        replicas: 1,
        failing: i === 3 && n === 0 ? 1 : 0,
      }),
      autoscaler({ cluster, name: `app-${n}` }),
    ]).flat(),
  );
  return buildTopology({ selector: SELECTOR, resources, clusters, now: NOW });
}

/** Whatever a graph names is in it. */
function check(graph: TopologyGraph) {
  const ids = new Set(graph.nodes.map(({ id }) => id));
  const rows = new Set(graph.rows.map(({ id }) => id));
  const columns = new Set(graph.clusters.map(({ name }) => name));
  const strange = [
    ...graph.edges.flatMap(({ from, to }) => [from, to]),
    ...graph.findings.flatMap(({ nodes }) => nodes),
  ].filter(id => !ids.has(id));
  expect(strange).toEqual([]);
  const lost = graph.nodes.filter(
    ({ row, cluster }) =>
      !rows.has(row) || (cluster !== undefined && !columns.has(cluster)),
  );
  expect(lost).toEqual([]);
  const named = graph.findings.flatMap(({ clusters }) => clusters);
  expect(named.filter(name => !columns.has(name))).toEqual([]);
}

describe('rollUpTopology', () => {
  it('leaves a graph within the budget as it is', () => {
    const graph = topologyOf(podinfo());
    expect(rollUpTopology(graph, { budget: 300 })).toBe(graph);
  });

  it('folds pods first, then autoscalers, and keeps the counts', () => {
    const graph = largeGraph(2, 10);
    const pods = rollUpTopology(graph, { budget: 65 });
    check(pods);
    expect(pods.rolledUp).toEqual({ shown: 62, total: 80 });
    expect(
      pods.nodes.find(({ id }) => id === 'c0/Group//pods/*'),
    ).toMatchObject({
      kind: 'Group',
      health: 'healthy',
      groupSize: 10,
      podCounts: { ready: 10, total: 10 },
      fact: '10 × Pods',
    });
    const both = rollUpTopology(graph, { budget: 45 });
    check(both);
    expect(both.rolledUp!.shown).toBe(44);
    expect(both.nodes.map(({ id }) => id)).toContain('c1/Group//autoscaler/*');
  });

  it('opens a group that is asked for, beyond the budget if need be', () => {
    const graph = largeGraph(2, 10);
    const open = ['c0/Group//pods/*'];
    const rolled = rollUpTopology(graph, { budget: 45, open });
    check(rolled);
    const ids = rolled.nodes.map(({ id }) => id);
    expect(ids).toContain('c0/Pods/web/app-3');
    expect(ids).not.toContain('c1/Pods/web/app-3');
  });

  it.each([
    [400, ['@aws/eu-1', '@aws/us-1', '@gcp/eu-2']],
    [10, ['@aws', '@gcp']],
    [4, ['@']],
  ])('folds columns to stay within %s nodes', (budget, some) => {
    const rolled = rollUpTopology(largeGraph(1000), { budget });
    check(rolled);
    expect(rolled.nodes.length).toBeLessThanOrEqual(budget);
    expect(rolled.clusters.map(({ name }) => name)).toEqual(
      expect.arrayContaining(some),
    );
  });

  it('shows the worst health of what it folds, and what findings are about', () => {
    const rolled = rollUpTopology(largeGraph(1000), { budget: 10 });
    expect(rolled.clusters).toHaveLength(2);
    expect(rolled.clusters[0]).toMatchObject({
      name: '@aws',
      title: 'aws, 500 clusters',
      state: 'live',
      health: 'unhealthy',
      reason: '1 unhealthy of 500 clusters',
      replicas: { ready: 499, desired: 500 },
    });
    expect(rolled.findings[0]).toMatchObject({
      kind: 'failingPods',
      nodes: ['@aws/Group//pods/*'],
      clusters: ['@aws'],
    });
  });

  it('opens a folded region by one of its groups', () => {
    const graph = largeGraph(100);
    const rolled = rollUpTopology(graph, { budget: 60 });
    const group = rolled.nodes.find(({ cluster }) => cluster === '@aws/eu-1')!;
    const opened = rollUpTopology(graph, { budget: 90, open: [group.id] });
    check(opened);
    const names = opened.clusters.map(({ name }) => name);
    expect(names).not.toContain('@aws/eu-1');
    expect(names).toContain('@aws/eu-2');
    expect(names).toContain('c5');
  });

  it('gives equal ids for equal graphs', () => {
    const once = rollUpTopology(largeGraph(50), { budget: 30 });
    expect(rollUpTopology(largeGraph(50), { budget: 30 })).toEqual(once);
  });
});
