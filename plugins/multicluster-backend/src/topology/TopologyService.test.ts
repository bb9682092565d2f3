import { setTimeout as sleep } from 'node:timers/promises';
import { TopologyService } from '.';
import {
  appObjects,
  autoscalerObject,
  mirrorObjects,
  podObject,
  RawObject,
  sliceObject,
} from './__testUtils__/objects';
import {
  SELECTOR,
  startService,
  TestFleet,
  until,
} from './__testUtils__/TestFleet';

const [DEPLOYMENT, REPLICA_SET] = appObjects();
const UNREADY = podObject('podinfo-6d9f-0', {
  owner: REPLICA_SET,
  ready: false,
});

let stop = () => {};
afterEach(() => stop());

function start(
  fleet: TestFleet,
  options?: Parameters<typeof startService>[1],
): ReturnType<typeof startService> {
  const started = startService(fleet, options);
  stop = started.stop;
  return started;
}

/** The current graph without its number, as a service that has just started would show it. */
function fresh(fleet: TestFleet) {
  const other = startService(fleet);
  const { graph } = other.service.view(SELECTOR);
  other.stop();
  return { ...graph, generation: 0 };
}

const current = (service: TopologyService) => ({
  ...service.view(SELECTOR).graph,
  generation: 0,
});

describe('TopologyService', () => {
  it('shows an entity on all clusters', () => {
    const { service } = start(TestFleet.withPodinfo());
    const { graph, json, etag } = service.view(SELECTOR);
    expect(graph.clusters.map(({ name }) => name)).toEqual([
      'east',
      'edge',
      'west',
    ]);
    expect(graph.findings.map(({ text }) => text)).toEqual([
      'edge runs an older image',
    ]);
    expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify(graph)));
    expect(etag).toMatch(/^"[0-9a-f]+-1"$/);
  });

  it('does nothing for a view of a graph that is current', () => {
    const { service, rebuilds } = start(TestFleet.withPodinfo());
    const first = service.view(SELECTOR);
    const again = Array.from({ length: 100 }, () => service.view(SELECTOR));
    expect(rebuilds()).toBe(1);
    expect(again.every(view => view === first)).toBe(true);
  });

  it('brings a pod that turned unready to who watches, and leaves the rest the same objects', async () => {
    const fleet = TestFleet.withPodinfo();
    const { service } = start(fleet);
    const before = service.view(SELECTOR).graph;
    let told = 0;
    service.subscribe(SELECTOR, () => {
      told += 1;
    });
    fleet.apply('east', UNREADY);
    await until(() => told > 0);
    const after = service.view(SELECTOR).graph;
    expect(after.generation).toBeGreaterThan(before.generation);
    const changed = after.nodes.filter(each => !before.nodes.includes(each));
    expect(changed.map(({ id, fact }) => [id, fact])).toEqual([
      ['east/Pods/podinfo/podinfo', '1 Not ready'],
    ]);
    expect(after.edges).toBe(before.edges);
  });

  it('builds once for a storm', async () => {
    const fleet = TestFleet.withPodinfo();
    const { service, rebuilds } = start(fleet, { gatherMs: 20 });
    let told = 0;
    service.subscribe(SELECTOR, () => {
      told += 1;
    });
    for (let i = 0; i < 500; i++) {
      fleet.apply('east', podObject(`podinfo-${i}`, { owner: REPLICA_SET }));
    }
    await until(() => told > 0);
    await sleep(40);
    expect([told, rebuilds()]).toEqual([1, 2]);
    const pods = service
      .view(SELECTOR)
      .graph.nodes.find(({ id }) => id === 'east/Pods/podinfo/podinfo')!;
    expect(pods.podCounts!.total).toBe(502);
    expect(pods.pods).toHaveLength(50);
  });

  it('tells nobody when nothing of the picture has changed', async () => {
    const fleet = TestFleet.withPodinfo();
    const { service, rebuilds } = start(fleet);
    const before = service.view(SELECTOR);
    const listener = jest.fn();
    service.subscribe(SELECTOR, listener);
    fleet.apply('east', podObject('podinfo-6d9f-0', { owner: REPLICA_SET }));
    await until(() => rebuilds() === 2);
    expect(listener).not.toHaveBeenCalled();
    expect(service.view(SELECTOR)).toBe(before);
  });

  it('does not look again for other services of the same namespace', async () => {
    const fleet = TestFleet.withPodinfo();
    const { service, rebuilds } = start(fleet);
    service.subscribe(SELECTOR, () => {});
    const [deployment, replicaSet, pod] = appObjects({ app: 'cart' });
    fleet.apply(
      'east',
      deployment,
      replicaSet,
      pod,
      podObject('lone', { app: 'cart' }),
    );
    await sleep(30);
    expect(rebuilds()).toBe(1);
  });

  it('waits with graphs that nobody watches until the next view', async () => {
    const fleet = TestFleet.withPodinfo();
    const { service, rebuilds } = start(fleet);
    service.view(SELECTOR);
    fleet.apply('east', UNREADY);
    await sleep(30);
    expect(rebuilds()).toBe(1);
    expect(service.view(SELECTOR).graph.clusters[0].reason).toBe(
      'podinfo: 1 Not ready',
    );
    expect(rebuilds()).toBe(2);
  });

  it('shows a cluster that went away as last known', async () => {
    const fleet = TestFleet.withPodinfo();
    const { service } = start(fleet);
    let told = 0;
    service.subscribe(SELECTOR, () => {
      told += 1;
    });
    fleet.setState('west', 'unreachable');
    await until(() => told > 0);
    const { graph } = service.view(SELECTOR);
    expect(graph.clusters[2]).toMatchObject({
      name: 'west',
      state: 'unreachable',
      lastSeenAt: 1,
      health: 'healthy',
    });
    expect(graph.findings[0].text).toBe('west is unreachable');
  });

  it('counts clusters that have nothing, and names those of which nothing is known', () => {
    const fleet = TestFleet.withPodinfo();
    fleet.setState('hole', 'connecting');
    fleet.setState('empty', 'live');
    const { service } = start(fleet);
    expect(service.view(SELECTOR).graph.elsewhere).toEqual({
      absent: 1,
      unknown: ['hole'],
      hidden: 0,
    });
  });

  it('forgets what nobody has looked at, and keeps what somebody watches', async () => {
    const { service } = start(TestFleet.withPodinfo(), { idleMs: 20 });
    service.view(SELECTOR);
    const other = { ...SELECTOR, entityRef: 'component:default/other' };
    const unsubscribe = service.subscribe(other, () => {});
    expect(service.size).toBe(2);
    await until(() => service.size === 1);
    await sleep(50);
    expect(service.size).toBe(1);
    unsubscribe();
    await until(() => service.size === 0);
  });

  it('compares a row, and a row of pods by their workloads', () => {
    const { service } = start(TestFleet.withPodinfo());
    const { graph } = service.view(SELECTOR);
    const sentences = ['workload', 'pods'].map(lane => {
      const row = graph.rows.find(each => each.lane === lane)!;
      return service.compare(SELECTOR, row.id).sentence;
    });
    expect(sentences).toEqual([
      'edge differs from the other two in 1 field.',
      'edge differs from the other two in 1 field.',
    ]);
    const [{ id }] = graph.rows;
    const allowed = (cluster: string) => cluster !== 'west';
    expect(service.compare(SELECTOR, id, { allowed }).clusters).toEqual([
      'east',
      'edge',
    ]);
    expect(() => service.compare(SELECTOR, 'none')).toThrow(/no row 'none'/);
  });

  it('knows what belongs to an entity', () => {
    const fleet = TestFleet.withPodinfo();
    fleet.apply('east', podObject('cart-1', { app: 'cart' }));
    const { service } = start(fleet);
    const owns = (cluster: string, name: string) =>
      service.owns(SELECTOR, {
        cluster,
        kind: 'Pod',
        namespace: 'podinfo',
        name,
      });
    expect(owns('east', 'podinfo-6d9f-0')).toBe(true);
    expect(owns('east', 'cart-1')).toBe(false);
    expect(owns('south', 'podinfo-6d9f-0')).toBe(false);
  });
});

describe('TopologyService, whatever changes', () => {
  const lone = podObject('lone');
  const [, , , , service, slice] = appObjects();
  const configMap: RawObject = {
    kind: 'ConfigMap',
    apiVersion: 'v1',
    metadata: { name: 'settings', namespace: 'podinfo', uid: 'uid-settings' },
    data: { LEVEL: 'debug' },
  };
  const name: RawObject = {
    kind: 'DNSEndpoint',
    apiVersion: 'externaldns.k8s.io/v1alpha1',
    metadata: { name: 'names', namespace: 'dns', uid: 'uid-names' },
    spec: {
      endpoints: [
        { dnsName: 'podinfo.test', recordType: 'A', targets: ['127.0.1.1'] },
      ],
    },
  };
  const balancer: RawObject = {
    ...service,
    spec: { ...(service.spec as object), type: 'LoadBalancer' },
    status: { loadBalancer: { ingress: [{ ip: '127.0.1.1' }] } },
  };
  const [mirror, split] = mirrorObjects();
  const bystander = appObjects({ app: 'cart' });

  it.each<[string, (fleet: TestFleet) => void]>([
    ['a pod turns unready', fleet => fleet.apply('east', UNREADY)],
    ['a pod goes', fleet => fleet.delete('east', UNREADY)],
    ['a labelled pod comes alone', fleet => fleet.apply('edge', lone)],
    ['a workload goes', fleet => fleet.delete('edge', DEPLOYMENT)],
    [
      'the entity comes to a fourth cluster',
      fleet => fleet.apply('south', ...appObjects()),
    ],
    [
      'endpoints change',
      fleet =>
        fleet.apply('west', sliceObject('podinfo', { ready: 1, notReady: 1 })),
    ],
    ['endpoints go', fleet => fleet.delete('west', slice)],
    [
      'an unlabelled autoscaler comes',
      fleet => fleet.apply('west', autoscalerObject(9)),
    ],
    ['an unlabelled mirror comes', fleet => fleet.apply('west', mirror)],
    ['an unlabelled split comes', fleet => fleet.apply('west', mirror, split)],
    [
      'an address and a name come',
      fleet => fleet.apply('east', balancer, name),
    ],
    [
      'a name comes before the address',
      fleet => fleet.apply('east', name, balancer),
    ],
    ['a Service goes', fleet => fleet.delete('east', service)],
    ['a ConfigMap of nobody comes', fleet => fleet.apply('east', configMap)],
    ['another service comes', fleet => fleet.apply('east', ...bystander)],
    ['a cluster is forgotten', fleet => fleet.cache.drop('edge')],
  ])('shows what a new look would show, after %s', async (_, change) => {
    const fleet = TestFleet.withPodinfo();
    fleet.setState('south', 'live');
    const { service: topologies } = start(fleet);
    topologies.subscribe(SELECTOR, () => {});
    change(fleet);
    await sleep(15);
    expect(current(topologies)).toEqual(fresh(fleet));
  });

  it('shows what a new look would show, after any mixture of them', async () => {
    const fleet = TestFleet.withPodinfo();
    const { service: topologies } = start(fleet);
    topologies.subscribe(SELECTOR, () => {});
    const objects = [
      ...appObjects(),
      UNREADY,
      lone,
      autoscalerObject(9),
      autoscalerObject(5),
      mirror,
      split,
      balancer,
      name,
      configMap,
      sliceObject('podinfo', { ready: 0, notReady: 2 }),
      ...bystander,
    ];
    let state = 4711;
    const random = (below: number) => {
      state = (state * 48271) % 2147483647;
      return state % below;
    };
    for (let round = 0; round < 40; round++) {
      for (let i = 0; i < 4; i++) {
        const object = objects[random(objects.length)];
        const cluster = ['east', 'west', 'edge'][random(3)];
        if (random(3) === 0) {
          fleet.delete(cluster, object);
        } else {
          fleet.apply(cluster, object);
        }
      }
      await sleep(10);
      expect(current(topologies)).toEqual(fresh(fleet));
    }
  });
});
