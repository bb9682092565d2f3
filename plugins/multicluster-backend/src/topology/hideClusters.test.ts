import { hideClusters } from '.';
import { mirrorObjects, podObject, RawObject } from './__testUtils__/objects';
import { SELECTOR, startService, TestFleet } from './__testUtils__/TestFleet';

const balancer = (address: string, host: string): RawObject => ({
  kind: 'Service',
  apiVersion: 'v1',
  metadata: {
    name: 'public',
    namespace: 'podinfo',
    uid: 'uid-public',
    labels: SELECTOR.matchLabels,
    annotations: { 'external-dns.alpha.kubernetes.io/hostname': host },
  },
  spec: { type: 'LoadBalancer', ports: [] },
  status: { loadBalancer: { ingress: [{ ip: address }] } },
});

function fleet(): TestFleet {
  const all = TestFleet.withPodinfo();
  all.apply('west', ...mirrorObjects());
  all.apply('east', podObject('east-only', { ready: false }));
  all.apply('east', balancer('127.0.1.1', 'one.test'));
  all.apply('west', balancer('127.0.2.1', 'two.test'));
  all.setState('hole', 'connecting');
  return all;
}

function viewFor(allowed: string[]) {
  const { service, stop } = startService(fleet());
  const { graph } = service.view(SELECTOR);
  stop();
  return { graph, cut: hideClusters(graph, name => allowed.includes(name)) };
}

describe('hideClusters', () => {
  it('leaves the graph as it is for who may see everything', () => {
    const { graph, cut } = viewFor(['east', 'west', 'edge', 'hole']);
    expect(cut).toBe(graph);
  });

  it('cuts out columns, nodes, edges, rows and sentences, and counts what is hidden', () => {
    const { graph, cut } = viewFor(['west', 'edge']);
    expect(graph.findings.map(({ text }) => text)).toContain(
      'without a workload on east: 1 Not ready',
    );
    expect(cut.clusters.map(({ name }) => name)).toEqual(['edge', 'west']);
    expect(cut.elsewhere).toEqual({ absent: 0, unknown: [], hidden: 2 });
    expect(cut.findings).toEqual([]);
    const ids = new Set(cut.nodes.map(({ id }) => id));
    expect(
      cut.edges.every(({ from, to }) => ids.has(from) && ids.has(to)),
    ).toBe(true);
    expect(
      cut.rows.every(({ id }) => cut.nodes.some(({ row }) => row === id)),
    ).toBe(true);
  });

  it('names no hidden cluster but where a visible object does so itself', () => {
    const { cut } = viewFor(['west', 'edge']);
    const withoutMirror = cut.nodes.filter(
      ({ name }) => name !== 'podinfo-east',
    );
    const edges = cut.edges.filter(({ to }) => !to.endsWith('podinfo-east'));
    const rest = { ...cut, nodes: withoutMirror, edges };
    expect(JSON.stringify(rest)).not.toMatch(/\beast\b|127\.0\.1\.1|one\.test/);
    expect(JSON.stringify(rest)).toContain('two.test');
  });

  it('does not tell how a hidden target of a mirror does', () => {
    const all = fleet();
    all.setState('east', 'unreachable');
    const { service, stop } = startService(all);
    const { graph } = service.view(SELECTOR);
    stop();
    const mirror = (from: typeof graph) =>
      from.nodes.find(({ name }) => name === 'podinfo-east');
    expect(mirror(graph)).toMatchObject({ reason: 'east is not live' });
    expect(mirror(hideClusters(graph, name => name !== 'east'))).toMatchObject({
      health: 'unknown',
      reason: 'Depends on a cluster that is hidden from you',
    });
  });

  it('calls nobody odd beside clusters that are hidden', () => {
    const { graph, cut } = viewFor(['west', 'edge']);
    expect(graph.nodes.some(({ oddOneOut }) => oddOneOut)).toBe(true);
    expect(cut.nodes.some(({ oddOneOut }) => oddOneOut)).toBe(false);
  });
});
