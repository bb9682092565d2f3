import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import {
  invertChange,
  type Resource,
  type TrafficChange,
  type TrafficHop,
} from '@multicluster/backstage-plugin-multicluster-common';
import type {
  ClusterClient,
  TrafficDriver,
} from '@multicluster/backstage-plugin-multicluster-node';
import {
  commandFor,
  createTrafficDrivers,
} from '../../plugins/multicluster-backend/src/traffic';
import {
  MemoryResourceCache,
  trimResource,
} from '../../plugins/multicluster-backend/src/watch';
import { FleetHarness } from '../fleet/FleetHarness.ts';
import { eventually } from '../support/eventually.ts';
import { clusterClient } from './support/clusterClient.ts';
import { GSLB_DEFINITION, hopCases, type HopCase } from './support/hops.ts';

const signal = new AbortController().signal;
const fence = { holder: 'component:default/web', epoch: 1, version: 1 };
const BY = { fence, stamp: false };

describe('steering traffic on a real API server', () => {
  let fleet: FleetHarness;
  let client: ClusterClient;
  let reset = () => {};
  const drivers = createTrafficDrivers();

  before(async () => {
    fleet = await FleetHarness.create();
    const { url, caData, serviceAccountToken } = await fleet.addCluster('west');
    const ca = Buffer.from(caData, 'base64').toString('utf8');
    ({ client, reset } = clusterClient({
      name: 'west',
      access: { url, ca, token: serviceAccountToken },
    }));
    await fleet.applyText('west', JSON.stringify(GSLB_DEFINITION));
    await eventually(() => fleet.kubectl('west', 'get', 'gslbs.k8gb.io'));
  });
  after(async () => {
    reset();
    await fleet?.close();
  });

  /** The object as the API server has it, and the hop that a driver finds in it. */
  async function setUp(given: HopCase) {
    const { object, status } = given;
    const { kind, metadata } = object;
    const { namespace, name } = metadata;
    await fleet.applyText(
      'west',
      JSON.stringify({
        apiVersion: 'v1',
        kind: 'Namespace',
        metadata: { name: namespace },
      }),
    );
    const target = `${given.plural}/${name}`;
    const at = ['-n', namespace];
    await eventually(() => fleet.applyText('west', JSON.stringify(object)));
    if (status) {
      const patch = JSON.stringify({ status });
      await fleet.kubectl(
        'west',
        ...['patch', target, ...at, '--subresource=status'],
        ...['--type=merge', '-p', patch],
      );
    }
    const live = async () =>
      JSON.parse(
        await fleet.kubectl('west', 'get', target, ...at, '-o', 'json'),
      );
    const cache = new MemoryResourceCache();
    const known = [
      ...given.around.map(each => ({ raw: each, cluster: each.cluster })),
      { raw: { ...(await live()), kind }, cluster: 'west' },
    ];
    const resources = known.map(({ raw, cluster }): Resource => {
      const resource = trimResource(raw.kind, raw, { cluster, seenAt: 1 });
      const change = { cluster, kind: raw.kind, deletes: [] };
      cache.apply({ ...change, upserts: [resource] });
      return resource;
    });
    const facts = { resources, index: cache, currentAt: () => 1 };
    const driver = drivers.find(({ id }) => id === given.driver)!;
    const hop = driver
      .discover(facts)
      .find(({ cluster }) => cluster === 'west')!;
    assert.ok(hop, `${given.title}: no hop`);
    return { driver, hop, live, target, at };
  }

  const plan = (driver: TrafficDriver, hop: TrafficHop): TrafficChange => {
    const [first, second] = hop.backends.map(({ name }) => name);
    return driver.plan({ hop, shares: { [first]: 0, [second]: 100 } })!;
  };

  for (const given of hopCases) {
    it(`moves ${given.title} there and back, once each`, async () => {
      const { driver, hop, live } = await setUp(given);
      const { spec } = await live();
      const change = plan(driver, hop);
      const apply = (one: TrafficChange) =>
        driver.apply({
          ...BY,
          ...{ change: one, run: 'r-1/ramp-100', client, signal },
        });

      assert.equal((await apply(change)).result, 'applied');
      assert.equal((await apply(change)).result, 'already');
      const seen = await driver.observe({ hop, client, signal });
      const [first, second] = hop.backends.map(({ name }) => name);
      assert.deepEqual(seen.written, { [first]: 0, [second]: 100 });
      const { annotations } = (await live()).metadata;
      assert.equal(
        annotations['multicluster.backstage.io/run'],
        'r-1/ramp-100',
      );

      assert.equal((await apply(invertChange(change))).result, 'applied');
      assert.deepEqual((await live()).spec, spec);
      assert.equal((await apply(change)).result, 'applied');
    });

    it(`leaves ${given.title} as a rival wrote it`, async () => {
      const { driver, hop, live, target, at } = await setUp(given);
      const change = plan(driver, hop);
      const patch = ['--type=json', '-p', JSON.stringify(given.rival)];
      await fleet.kubectl('west', 'patch', target, ...at, ...patch);
      const { spec, metadata } = await live();
      const applied = await driver.apply({
        ...BY,
        ...{ change, run: 'r-2/ramp-100', client, signal },
      });
      assert.equal(applied.result, 'drifted');
      assert.deepEqual((await live()).spec, spec);
      // Its version may grow: a controller says what it has made of the rival's change.
      const { generation, annotations } = (await live()).metadata;
      assert.equal(generation, metadata.generation);
      assert.deepEqual(annotations, metadata.annotations);
    });

    if (given.driver !== 'external-dns') {
      it(`gives a command for ${given.title} that kubectl takes`, async () => {
        const { driver, hop } = await setUp(given);
        const change = plan(driver, hop);
        const args = [...commandFor(change)!.matchAll(/'[^']*'|\S+/g)]
          .map(([word]) => word.replaceAll("'", ''))
          .filter((word, n, all) => ![word, all[n - 1]].includes('--context'));
        await fleet.kubectl('west', ...args.slice(1));
        const applied = await driver.apply({
          ...BY,
          ...{ change, run: 'r-3/ramp-100', client, signal },
        });
        assert.equal(applied.result, 'already');
      });
    }
  }
});
