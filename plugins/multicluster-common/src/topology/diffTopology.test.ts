import { applyPatch } from './applyPatch';
import { diffTopology } from './diffTopology';
import { facts, podinfo, topologyOf } from './__testUtils__/podinfo';
import { TopologyGraph } from './types';

/** Park and Miller's generator: the same story for the same seed. */
function randomFrom(seed: number): (below: number) => number {
  let state = (seed % 2147483646) + 1;
  return below => {
    state = (state * 48271) % 2147483647;
    return state % below;
  };
}

/** A fleet in some state: parts missing, clusters away, pods failing. */
function someGraph(seed: number): TopologyGraph {
  const random = randomFrom(seed);
  const all = podinfo({ failingInEast: random(4) });
  const resources = all
    .filter(() => random(8) > 0)
    .map(each =>
      random(6) === 0 ? { ...each, resourceVersion: `${random(9)}` } : each,
    );
  const states = ['live', 'stale', 'unreachable'] as const;
  const clusters = ['east', 'west', 'edge'].map(name =>
    facts(name, { state: states[random(3)], since: random(5) }),
  );
  return {
    ...topologyOf(resources, { clusters: clusters.slice(0, 1 + random(3)) }),
    generation: seed,
    ...(random(3) === 0 ? { rolledUp: { shown: random(9), total: 10 } } : {}),
  };
}

describe('diffTopology and applyPatch', () => {
  it('lead from any graph to any other, over the wire, keeping what did not change', () => {
    for (let seed = 1; seed <= 200; seed++) {
      const before = someGraph(seed);
      const after = someGraph(seed + 1);
      const patch = diffTopology(before, after);
      const overWire = patch && JSON.parse(JSON.stringify(patch));
      const result = overWire ? applyPatch(before, overWire) : before;
      expect({ ...result, generation: 0 }).toEqual({ ...after, generation: 0 });
      const changed = new Set(patch?.setNodes.map(({ id }) => id));
      const old = new Map(before.nodes.map(each => [each.id, each]));
      for (const node of result.nodes) {
        if (!changed.has(node.id) && node !== old.get(node.id)) {
          throw new Error(`${node.id} lost its identity at seed ${seed}`);
        }
      }
    }
  });

  it('is nothing for equal graphs, whatever their generation', () => {
    const graph = topologyOf(podinfo());
    const again = { ...topologyOf(podinfo()), generation: 7 };
    expect(diffTopology(graph, again)).toBeUndefined();
  });

  it('carries only what changed', () => {
    const before = { ...topologyOf(podinfo()), generation: 1 };
    const after = {
      ...topologyOf(podinfo({ failingInEast: 1 })),
      generation: 2,
    };
    const patch = diffTopology(before, after)!;
    expect(patch).toMatchObject({ from: 1, generation: 2 });
    expect(patch.setNodes.map(({ id }) => id)).toEqual([
      'east/Deployment/web/podinfo',
      'east/Pods/web/podinfo',
      'east/Service/web/podinfo',
      'west/Service/web/podinfo-east',
      'west/TrafficSplit/web/podinfo',
    ]);
    expect(patch.setEdges).toEqual([]);
    expect(patch.rows).toBeUndefined();
    expect(patch.clusters!.map(({ name }) => name)).toEqual([
      'east',
      'west',
      'edge',
    ]);
    const result = applyPatch(before, patch);
    expect(result.rows).toBe(before.rows);
    expect(result.edges).toBe(before.edges);
    expect(result.clusters[2]).toBe(before.clusters[2]);
    expect(result.clusters[0]).not.toBe(before.clusters[0]);
  });

  it('can take everything away', () => {
    const graph = topologyOf(podinfo());
    const empty = topologyOf([]);
    expect(applyPatch(graph, diffTopology(graph, empty)!)).toEqual(empty);
    expect(applyPatch(empty, diffTopology(empty, graph)!)).toEqual(graph);
  });
});
