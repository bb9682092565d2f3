import { KINDS } from './kinds';
import { createSyncGate } from './SyncGate';
import { named, WatchHarness } from './WatchHarness';

const ROUTES = 'apis/gateway.networking.k8s.io/v1/httproutes';
const FORMER = 'apis/k8gb.absa.oss/v1beta1/gslbs';
const PRESENT = 'apis/k8gb.io/v1beta1/gslbs';

describe('watchCluster', () => {
  let harness: WatchHarness;

  beforeEach(async () => {
    harness = await WatchHarness.create();
  });

  afterEach(() => harness.stop());

  it('watches every kind that is served, and says which are absent', async () => {
    harness.watch({ kinds: {} });
    for (const { kind, optional } of KINDS) {
      await harness.untilState(optional ? 'absent' : 'live', kind);
    }
    expect(harness.server.requests.join()).not.toMatch(/secrets/);
  });

  it('watches the kinds that are included and not excluded, and forgets objects of the others', async () => {
    harness.server.put('api/v1/services', named('web', 'app'));
    harness.watch({ kinds: { include: ['Service', 'Pod'] } });
    await harness.untilEqual('Service');
    const services = [
      ...harness.cache.list({ cluster: 'east', kind: 'Service' }),
    ];
    await harness.stop();

    harness = await WatchHarness.create();
    const stored = { upserts: services, deletes: [] };
    harness.cache.apply({ cluster: 'east', kind: 'Service', ...stored });
    const kinds = {
      include: ['Service', 'Pod'],
      exclude: ['Service'],
    } as const;
    harness.watch({
      kinds: { include: [...kinds.include], exclude: [...kinds.exclude] },
    });
    await harness.untilState('live', 'Pod');
    expect(harness.cached('Service')).toEqual([]);
    expect(harness.server.asked(/services/)).toEqual([]);
  });

  it('picks up a resource that is installed later, and forgets its objects when it is removed', async () => {
    harness.watch({ kinds: { include: ['HTTPRoute'] } });
    await harness.untilState('absent', 'HTTPRoute');

    harness.server.serve('gateway.networking.k8s.io/v1', 'httproutes');
    harness.server.put(ROUTES, named('web', 'app'));
    await harness.untilEqual('HTTPRoute');

    harness.server.remove('gateway.networking.k8s.io/v1', 'httproutes');
    await harness.untilState('absent', 'HTTPRoute');
    expect(harness.cached('HTTPRoute')).toEqual([]);

    harness.server.serve('gateway.networking.k8s.io/v1', 'httproutes');
    await harness.untilEqual('HTTPRoute');
    expect(harness.cached('HTTPRoute')).toHaveLength(1);
  });

  it('picks up a resource whose group was there before it', async () => {
    harness.server.serve('gateway.networking.k8s.io/v1', 'gateways');
    harness.watch({ kinds: { include: ['HTTPRoute', 'Gateway'] } });
    await harness.untilState('absent', 'HTTPRoute');
    await harness.untilState('live', 'Gateway');
    harness.server.serve('gateway.networking.k8s.io/v1', 'httproutes');
    await harness.untilState('live', 'HTTPRoute');
    expect(harness.states('HTTPRoute')).toEqual([
      'syncing',
      'absent',
      'syncing',
      'live',
    ]);
  });

  it('reads the best version that is served', async () => {
    harness.server.serve('split.smi-spec.io/v1alpha1', 'trafficsplits');
    harness.server.serve('split.smi-spec.io/v1alpha2', 'trafficsplits');
    harness.watch({ kinds: { include: ['TrafficSplit'] } });
    await harness.untilState('live', 'TrafficSplit');
    expect(harness.state('TrafficSplit')?.apiVersion).toBe(
      'split.smi-spec.io/v1alpha2',
    );
    harness.server.remove('split.smi-spec.io/v1alpha2', 'trafficsplits');
    await harness.until(
      'it reads the older one',
      () =>
        harness.state('TrafficSplit')?.apiVersion ===
        'split.smi-spec.io/v1alpha1',
    );
  });

  it('tries the versions one by one where discovery is not allowed', async () => {
    harness.server.serve('multicluster.linkerd.io/v1alpha1', 'links');
    const forbidden = { fault: 'status', status: 403 } as const;
    harness.server.fail(/^\/apis$/, forbidden, Infinity);
    harness.watch({ kinds: { include: ['Link', 'HTTPRoute', 'Pod'] } });
    await harness.untilState('live', 'Link');
    await harness.untilState('live', 'Pod');
    await harness.untilState('absent', 'HTTPRoute');
    expect(harness.state('Link')?.apiVersion).toBe(
      'multicluster.linkerd.io/v1alpha1',
    );
  });

  it('watches both groups of a kind that moves from one to the other', async () => {
    harness.server.serve('k8gb.absa.oss/v1beta1', 'gslbs');
    harness.server.serve('k8gb.io/v1beta1', 'gslbs');
    harness.server.put(FORMER, named('web', 'one'));
    harness.server.put(PRESENT, named('web', 'two'));
    harness.watch({ kinds: { include: ['Gslb'] } });
    await harness.until(
      'both are seen',
      () => harness.cached('Gslb').length === 2,
    );
    expect(harness.get('web', 'one', 'Gslb')?.apiVersion).toBe(
      'k8gb.absa.oss/v1beta1',
    );

    harness.server.put(PRESENT, named('web', 'one'));
    const moved = { 'migrated-to-k8gb-io': 'true' };
    harness.server.put(FORMER, {
      metadata: { namespace: 'web', name: 'one', labels: moved },
    });
    harness.server.delete(FORMER, 'web', 'one');
    harness.server.put(PRESENT, named('web', 'three'));
    await harness.until(
      'the third is seen',
      () => !!harness.get('web', 'three', 'Gslb'),
    );
    expect(harness.get('web', 'one', 'Gslb')?.apiVersion).toBe(
      'k8gb.io/v1beta1',
    );
  });

  describe('with namespaces', () => {
    const kinds = { include: ['Pod' as const], namespaces: ['web', 'db'] };

    it('asks for those alone, and forgets objects of others', async () => {
      const { server } = harness;
      for (const namespace of ['web', 'db', 'hidden']) {
        server.put('api/v1/pods', named(namespace, 'app'));
      }
      harness.watch();
      await harness.untilEqual();
      const stored = [...harness.cache.list({ cluster: 'east', kind: 'Pod' })];
      harness.end();

      const narrow = await WatchHarness.create();
      try {
        const upserts = stored;
        narrow.cache.apply({
          cluster: 'east',
          kind: 'Pod',
          upserts,
          deletes: [],
        });
        narrow.watch({ kinds, url: server.url });
        await narrow.untilState('live');
        expect(narrow.cached().map(key => key.split('@')[0])).toEqual([
          'db/app',
          'web/app',
        ]);
        expect(narrow.state()?.objects).toBe(2);
      } finally {
        await narrow.stop();
      }
    });

    it('lists one namespace again and leaves the objects of the other', async () => {
      harness.server.put('api/v1/pods', named('web', 'app'));
      harness.server.put('api/v1/pods', named('db', 'app'));
      harness.watch({ kinds });
      await harness.untilEqual();
      harness.server.fail(/namespaces\/web.*resourceVersion=/, {
        fault: 'status',
        status: 410,
      });
      harness.server.breakWatches('api/v1/pods');
      harness.server.delete('api/v1/pods', 'web', 'app');
      await harness.untilEqual();
      expect(harness.cached()).toHaveLength(1);
    });

    it('says what is wrong in one of them', async () => {
      const forbidden = { fault: 'status', status: 403 } as const;
      harness.server.fail(/namespaces\/db\/pods/, forbidden, Infinity);
      harness.watch({ kinds });
      await harness.untilState('forbidden');
      expect(harness.state()?.error).toBe(
        "The portal may not list and watch pods in 'db' (403).",
      );
    });

    it('gives no version to go on from, since one namespace says nothing of the other', async () => {
      harness.watch({ kinds, resume: new Map([['Pod', '1']]) });
      await harness.untilState('live');
      expect(harness.server.asked(/pods.*resourceVersion=1/)).toEqual([]);
      const versions = harness.batches.map(batch => batch.resourceVersion);
      expect(new Set(versions)).toEqual(new Set(['', undefined]));
    });
  });

  it("lets a cluster that never answers take nobody else's turn", async () => {
    const gate = createSyncGate(1);
    const hung = await WatchHarness.create();
    try {
      hung.server.fail(/./, { fault: 'hang' }, Infinity);
      hung.watch({ gate, kinds: {}, timing: { headersTimeoutMs: 60_000 } });
      await hung.until('it asks', () => hung.server.requests.length > 0);
      harness.server.put('api/v1/pods', named('web', 'a'));
      harness.watch({ gate });
      await harness.untilEqual();
      expect(hung.states('Pod')).toEqual(['syncing']);
    } finally {
      await hung.stop();
    }
  });
});
