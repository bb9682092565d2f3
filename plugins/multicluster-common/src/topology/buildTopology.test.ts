import {
  ALL_LIVE,
  app,
  facts,
  gatewayInEast,
  mirrorInWest,
  podinfo,
  topologyOf,
} from './__testUtils__/podinfo';
import {
  NOW,
  pod,
  resourceOf,
  service,
  workload,
} from './__testUtils__/resources';
import { TopologyGraph } from './types';

const node = (graph: TopologyGraph, id: string) =>
  graph.nodes.find(each => each.id === id);
const edges = (graph: TopologyGraph, kind: string) =>
  graph.edges
    .filter(each => each.kind === kind)
    .map(({ from, to, share }) => [from, to, share?.declared]);

describe('buildTopology, of podinfo on three clusters', () => {
  const graph = topologyOf(podinfo());

  it('has the clusters as columns by provider, region and name, with their replicas', () => {
    expect(
      graph.clusters.map(each => [each.name, each.health, each.replicas]),
    ).toEqual([
      ['east', 'healthy', { ready: 6, desired: 6 }],
      ['west', 'healthy', { ready: 4, desired: 4 }],
      ['edge', 'healthy', { ready: 2, desired: 2 }],
    ]);
  });

  it('has the same logical thing on one row, by lane, kind and name', () => {
    expect(
      graph.rows.map(({ lane, label, kind }) => `${lane}: ${kind} ${label}`),
    ).toEqual([
      'entry: DnsName Names',
      'route: Gateway public',
      'route: HTTPRoute podinfo',
      'route: TrafficSplit podinfo',
      'service: Service podinfo',
      'service: Service podinfo-canary',
      'service: Service podinfo-public',
      'workload: Deployment podinfo',
      'autoscaler: HorizontalPodAutoscaler podinfo',
      'pods: Pods podinfo',
    ]);
    const row = node(graph, 'east/Service/web/podinfo')!.row;
    const members = graph.nodes.filter(each => each.row === row);
    expect(members.map(({ id }) => id)).toEqual([
      'east/Service/web/podinfo',
      'edge/Service/web/podinfo',
      'west/Service/web/podinfo',
      'west/Service/web/podinfo-east',
    ]);
  });

  it('leaves a slot with a reason where one cluster misses what most have, and none for the extras of one cluster', () => {
    expect(
      graph.rows
        .filter(({ absent }) => absent.length > 0)
        .map(({ lane, label, absent }) => [lane, label, absent]),
    ).toEqual([
      ['autoscaler', 'podinfo', [{ cluster: 'edge', reason: 'none here' }]],
    ]);
  });

  it('says one fact of each kind', () => {
    const factsOf = Object.fromEntries(
      graph.nodes.map(({ id, fact }) => [id, fact]),
    );
    expect(factsOf).toMatchObject({
      '/DnsName//podinfo.demo.test': 'DNS · 3 answers · TTL 30 s',
      'east/Gateway/web/public': 'Gateway · 127.0.1.1',
      'east/HTTPRoute/web/podinfo': 'HTTPRoute · podinfo.demo.test',
      'west/TrafficSplit/web/podinfo': 'TrafficSplit · of podinfo',
      'east/Service/web/podinfo': 'ClusterIP · 6 of 6 ready',
      'east/Service/web/podinfo-public':
        'LoadBalancer · 127.0.1.1 · 2 of 2 ready',
      'west/Service/web/podinfo-east': 'mirror of podinfo on east',
      'east/Deployment/web/podinfo': '6 of 6 ready',
      'west/HorizontalPodAutoscaler/web/podinfo': '4 of 3–10 · cpu 48% of 70%',
      'east/Pods/web/podinfo': 'all ready',
    });
  });

  it('leaves out ReplicaSets, EndpointSlices and records of other services', () => {
    const kinds = new Set(graph.nodes.map(({ kind }) => kind));
    expect(kinds).not.toContain('ReplicaSet');
    expect(kinds).not.toContain('EndpointSlice');
    expect(node(graph, '/DnsName//shop.demo.test')).toBeUndefined();
  });

  it('sends requests by the declared weights', () => {
    expect(edges(graph, 'routes')).toEqual([
      ['east/Gateway/web/public', 'east/HTTPRoute/web/podinfo', undefined],
      ['east/HTTPRoute/web/podinfo', 'east/Service/web/podinfo', 90],
      ['east/HTTPRoute/web/podinfo', 'east/Service/web/podinfo-canary', 10],
      ['west/TrafficSplit/web/podinfo', 'west/Service/web/podinfo', 50],
      ['west/TrafficSplit/web/podinfo', 'west/Service/web/podinfo-east', 50],
    ]);
  });

  it('crosses from the mirrored Service to the one it stands for', () => {
    expect(graph.edges.filter(({ crossCluster }) => crossCluster)).toEqual([
      {
        id: 'mirrors:west/Service/web/podinfo-east>east/Service/web/podinfo',
        kind: 'mirrors',
        from: 'west/Service/web/podinfo-east',
        to: 'east/Service/web/podinfo',
        crossCluster: true,
      },
    ]);
  });

  it('resolves a name to whatever has its addresses', () => {
    expect(edges(graph, 'resolves').map(([, to]) => to)).toEqual([
      'east/Gateway/web/public',
      'east/Service/web/podinfo-public',
      'edge/Service/web/podinfo-public',
      'west/Service/web/podinfo-public',
    ]);
    expect(node(graph, '/DnsName//podinfo.demo.test')!.health).toBe('healthy');
  });

  it('goes from Services to workloads to pods, and from autoscalers to workloads', () => {
    const inEast = (kind: string) =>
      edges(graph, kind).filter(([from]) => `${from}`.startsWith('east/'));
    expect(inEast('selects').map(([from, to]) => [from, to])).toContainEqual([
      'east/Service/web/podinfo',
      'east/Deployment/web/podinfo',
    ]);
    expect(inEast('owns')).toContainEqual([
      'east/Deployment/web/podinfo',
      'east/Pods/web/podinfo',
      undefined,
    ]);
    expect(inEast('scales')).toEqual([
      [
        'east/HorizontalPodAutoscaler/web/podinfo',
        'east/Deployment/web/podinfo',
        undefined,
      ],
    ]);
  });

  it('marks the odd one out, and finds nothing else to tell', () => {
    expect(
      graph.nodes
        .filter(each => each.oddOneOut)
        .map(each => [each.id, each.oddOneOut]),
    ).toEqual([['edge/Deployment/web/podinfo', ['image']]]);
    expect(graph.findings.map(({ text }) => text)).toEqual([
      'edge runs an older image',
    ]);
  });

  it('is equal for equal input in any order', () => {
    const shuffled = [...podinfo()].reverse();
    const again = topologyOf(shuffled, { clusters: [...ALL_LIVE].reverse() });
    expect(again).toEqual(graph);
    expect(JSON.stringify(again)).toBe(JSON.stringify(graph));
  });

  it('has edges between its own nodes only, each id once', () => {
    const ids = new Set(graph.nodes.map(({ id }) => id));
    expect(ids.size).toBe(graph.nodes.length);
    expect(new Set(graph.edges.map(({ id }) => id)).size).toBe(
      graph.edges.length,
    );
    for (const { from, to } of graph.edges) {
      expect([ids.has(from), ids.has(to)]).toEqual([true, true]);
    }
    const rows = new Set(graph.rows.map(({ id }) => id));
    expect(graph.nodes.every(({ row }) => rows.has(row))).toBe(true);
  });
});

describe('buildTopology, when something is wrong', () => {
  it('rolls failing pods up to the column, and tells of them once', () => {
    const graph = topologyOf(podinfo({ failingInEast: 2 }));
    expect(node(graph, 'east/Pods/web/podinfo')).toMatchObject({
      health: 'degraded',
      fact: '2 CrashLoopBackOff',
      podCounts: { ready: 4, notReady: 0, failing: 2, total: 6 },
    });
    expect(node(graph, 'east/Pods/web/podinfo')!.pods![0]).toMatchObject({
      health: 'unhealthy',
      reason: 'CrashLoopBackOff',
      restarts: 4,
    });
    expect(graph.clusters[0]).toMatchObject({
      health: 'degraded',
      reason: '2 of 6 pods failing',
    });
    expect(graph.clusters[1].health).toBe('degraded');
    expect(graph.findings.map(({ text }) => text)).toEqual([
      '2 pods failing on east: CrashLoopBackOff',
      'edge runs an older image',
    ]);
  });

  it('keeps what was last known of a cluster that is away, and does not call it news', () => {
    const clusters = [
      facts('east', {
        state: 'unreachable',
        since: NOW - 240_000,
        lastSeenAt: NOW - 250_000,
        error: 'The API server does not answer.',
      }),
      facts('west'),
      facts('edge'),
    ];
    const graph = topologyOf(podinfo({ failingInEast: 2 }), { clusters });
    expect(graph.clusters[0]).toMatchObject({
      name: 'east',
      state: 'unreachable',
      lastSeenAt: NOW - 250_000,
      health: 'degraded',
    });
    expect(graph.clusters[1].lastSeenAt).toBeUndefined();
    expect(node(graph, 'west/Service/web/podinfo-east')).toMatchObject({
      health: 'unknown',
      reason: 'east is not live',
    });
    expect(graph.findings.map(({ text }) => text)).toEqual([
      'east is unreachable',
      'edge runs an older image',
    ]);
  });

  it('says that a share goes to a target without a ready endpoint', () => {
    const resources = [
      ...app({ cluster: 'east', replicas: 2, failing: 2 }),
      ...app({ cluster: 'west', replicas: 2 }),
      ...mirrorInWest(),
    ];
    const graph = topologyOf(resources, {
      clusters: [facts('east'), facts('west')],
    });
    expect(node(graph, 'west/TrafficSplit/web/podinfo')).toMatchObject({
      health: 'degraded',
      reason: 'podinfo-east: On east: No ready endpoint',
    });
    expect(graph.findings.map(({ text }) => text)).toEqual([
      '2 pods failing on east: CrashLoopBackOff',
      '50 % of podinfo on west goes to podinfo-east, which is unhealthy',
    ]);
  });

  it('shows an answer that leads to nothing known', () => {
    const name = resourceOf(
      'DNSEndpoint',
      {},
      {
        records: [
          {
            name: 'podinfo.demo.test',
            type: 'A',
            targets: ['127.0.1.1', '192.0.2.99'],
          },
        ],
      },
    );
    const graph = topologyOf([
      ...app({ cluster: 'east', replicas: 1 }),
      ...gatewayInEast(),
      name,
    ]);
    expect(node(graph, '/Address//192.0.2.99')).toMatchObject({
      health: 'unknown',
    });
    expect(node(graph, '/DnsName//podinfo.demo.test')!.health).toBe('unknown');
  });

  it('does not call a name healthy that no DNS record is known for', () => {
    const ingress = resourceOf(
      'Ingress',
      { cluster: 'east', name: 'shop' },
      {
        hosts: ['shop.demo.test'],
        backends: [
          { kind: 'Service', namespace: 'web', name: 'podinfo', weight: 1 },
        ],
        addresses: ['127.0.1.1'],
      },
    );
    const graph = topologyOf([
      ...app({ cluster: 'east', replicas: 1 }),
      ingress,
    ]);
    expect(node(graph, '/DnsName//shop.demo.test')).toMatchObject({
      health: 'unknown',
      reason: 'No DNS record is known',
    });
  });

  it('keeps a route that nobody has answered out of the green without taking it from the pods', () => {
    const route = resourceOf(
      'HTTPRoute',
      { cluster: 'west' },
      {
        hostnames: [],
        parents: [{ kind: 'Gateway', namespace: 'web', name: 'gone' }],
        rules: [
          {
            backends: [
              { kind: 'Service', namespace: 'web', name: 'podinfo', weight: 1 },
            ],
          },
        ],
        conditions: [],
      },
    );
    const graph = topologyOf([...app({ cluster: 'west', replicas: 1 }), route]);
    expect(node(graph, 'west/HTTPRoute/web/podinfo')!.health).toBe('unknown');
    expect(graph.clusters[0].health).toBe('healthy');
  });
});

describe('buildTopology, in corners', () => {
  it('is empty for an entity without objects, and says which clusters are not known', () => {
    const clusters = [
      facts('east'),
      facts('hole', { state: 'connecting', known: false }),
    ];
    expect(topologyOf([], { clusters })).toEqual({
      entityRef: 'component:default/podinfo',
      generation: 0,
      clusters: [],
      rows: [],
      nodes: [],
      edges: [],
      findings: [],
      elsewhere: { absent: 1, unknown: ['hole'], hidden: 0 },
    });
  });

  it('takes a suffix for the own cluster or region as no part of the name', () => {
    const labels = { 'backstage.io/kubernetes-id': 'podinfo' };
    const graph = topologyOf([
      workload('Deployment', { cluster: 'east', name: 'podinfo-east', labels }),
      workload('StatefulSet', { cluster: 'west', name: 'podinfo', labels }),
      workload('Deployment', {
        cluster: 'edge',
        name: 'berlin-podinfo',
        labels,
      }),
    ]);
    expect(graph.rows.map(({ label }) => label)).toEqual(['podinfo']);
  });

  it('keeps two of a name in one cluster apart by their namespace', () => {
    const labels = { 'backstage.io/kubernetes-id': 'podinfo' };
    const graph = topologyOf([
      workload('Deployment', { namespace: 'blue', labels }),
      workload('Deployment', { namespace: 'green', labels }),
    ]);
    expect(new Set(graph.nodes.map(({ row }) => row)).size).toBe(2);
  });

  it('groups pods without a workload, and lists at most fifty, failing ones first', () => {
    const labels = { 'backstage.io/kubernetes-id': 'podinfo', app: 'podinfo' };
    const pods = Array.from({ length: 60 }, (_, i) =>
      pod({ name: `lone-${i}`, labels }, i === 59 ? { ready: false } : {}),
    );
    const graph = topologyOf([...pods, service({ labels })]);
    const group = node(graph, 'east/Pods/web/without a workload')!;
    expect(group.pods).toHaveLength(50);
    expect(group.pods![0].name).toBe('lone-59');
    expect(group.podCounts).toEqual({
      ready: 59,
      notReady: 1,
      failing: 0,
      total: 60,
    });
    expect(edges(graph, 'selects')).toEqual([
      ['east/Service/web/podinfo', group.id, undefined],
    ]);
  });

  it('only mentions pods on their way out', () => {
    const [deployment, replicaSet, , first, second, ...rest] = app({
      cluster: 'east',
      replicas: 2,
    });
    const leaving = { ...second, deletedAt: NOW / 1000 } as typeof second;
    const graph = topologyOf([deployment, replicaSet, first, leaving, ...rest]);
    expect(node(graph, 'east/Pods/web/podinfo')).toMatchObject({
      health: 'healthy',
      fact: 'all ready, 1 terminating',
      podCounts: { total: 1 },
    });
  });
});
