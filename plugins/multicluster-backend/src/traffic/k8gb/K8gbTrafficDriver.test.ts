import { describeTrafficDriver } from '@multicluster/backstage-plugin-multicluster-node/testUtils';
import { RawObject } from '../../topology/__testUtils__/objects';
import { NOW, TrafficBed } from '../__testUtils__/TrafficBed';
import { K8gbTrafficDriver } from './K8gbTrafficDriver';

const signal = new AbortController().signal;
const EAST = '203.0.113.1';
const WEST = '203.0.113.2';
const SOUTH = '203.0.113.3';

type Strategy = Record<string, unknown>;
type Copy = { group?: string; health?: string; records?: string[] };

const weighted = (weight?: Record<string, number>): Strategy => ({
  type: 'roundRobin',
  weight,
  dnsTtlSeconds: 20,
});
const primary = (primaryGeoTag: string): Strategy => ({
  type: 'failover',
  primaryGeoTag,
  dnsTtlSeconds: 20,
});
const path = (group = 'k8gb.io') =>
  `/apis/${group}/v1beta1/namespaces/web/gslbs/web`;

function gslb(
  strategy: Strategy,
  geoTag: string | undefined,
  { group = 'k8gb.io', health = 'Healthy', records = [EAST] }: Copy = {},
): RawObject {
  return {
    apiVersion: `${group}/v1beta1`,
    kind: 'Gslb',
    metadata: { name: 'web', namespace: 'web' },
    spec: { resourceRef: { kind: 'Ingress' }, strategy },
    status: {
      geoTag,
      serviceHealth: { 'web.test': health },
      healthyRecords: { 'web.test': records },
      loadBalancer: { exposedIps: [EAST] },
    },
  } as RawObject;
}

/** East's copy, which is written to, and west's. */
function bed(strategy: Strategy, west: Strategy = strategy, copy: Copy = {}) {
  const at = path(copy.group);
  const { client, facts } = new TrafficBed('east')
    .steer(at, gslb(strategy, 'eu', copy))
    .know('west', gslb(west, 'us', copy));
  return {
    ...{ client, facts, path: at, hops: 2 },
    driver: new K8gbTrafficDriver(),
    rest: ({ spec }: any) => ({
      resourceRef: spec.resourceRef,
      type: spec.strategy.type,
      ttl: spec.strategy.dnsTtlSeconds,
    }),
  };
}

describeTrafficDriver('Gslb with weights', () => ({
  ...bed(weighted({ eu: 75, us: 25 })),
  rival: ({ spec }) => {
    spec.strategy.weight = { eu: 1, us: 9 };
  },
}));

describeTrafficDriver('Gslb without weights', () => ({
  ...bed(weighted()),
  shares: { start: [50, 50], other: [20, 80] },
  rival: ({ spec }) => {
    spec.strategy.weight = { eu: 1, us: 9 };
  },
}));

describeTrafficDriver('Gslb with a primary', () => ({
  ...bed(primary('eu')),
  shares: { start: [100, 0], other: [0, 100] },
  rival: ({ spec }) => {
    spec.strategy.primaryGeoTag = 'za';
  },
}));

describeTrafficDriver('Gslb of the former group', () => ({
  ...bed(primary('eu'), primary('eu'), { group: 'k8gb.absa.oss' }),
  shares: { start: [100, 0], other: [0, 100] },
  rival: ({ spec }) => {
    spec.strategy.primaryGeoTag = 'za';
  },
}));

describe('the k8gb driver', () => {
  it('has a hop for each copy, whose tags are those of all', () => {
    const { driver, facts } = bed(weighted({ eu: 100, xx: 1 }));
    const hops = driver.discover(facts);
    expect(hops.map(({ id }) => id)).toEqual([
      'k8gb/east/Gslb/web/web#weights',
      'k8gb/west/Gslb/web/web#weights',
    ]);
    expect(hops[0]).toMatchObject({
      scope: 'entry',
      target: 'web.test',
      tailSeconds: 50,
      granularity: 'percent',
    });
    expect(hops[1].backends).toEqual([
      { name: 'eu', weight: 100, cluster: 'east', ready: true, readyAt: NOW },
      { name: 'us', weight: 0, cluster: 'west', ready: true, readyAt: NOW },
      { name: 'xx', weight: 1 },
    ]);
  });

  it.each([
    ['Healthy', true],
    ['Unhealthy', false],
    ['NotFound', false],
    ['Unknown', undefined],
  ])('takes a copy that says %s for ready: %p', (health, ready) => {
    const { driver, facts } = bed(primary('eu'), primary('eu'), { health });
    const [{ backends }] = driver.discover(facts);
    expect(backends.map(each => each.ready)).toEqual([ready, ready]);
  });

  it('leaves alone what goes by where the caller is', () => {
    const { driver, facts } = bed({ type: 'geoip' });
    expect(driver.discover(facts)).toEqual([]);
  });

  it('refuses to have two primaries', () => {
    const { driver, facts } = bed(primary('eu'));
    const [hop] = driver.discover(facts);
    const shares = { eu: 40, us: 60 };
    expect(() => driver.plan({ hop, shares })).toThrow(/has one primary/);
  });

  it('writes all tags, of which none may be missing', async () => {
    const { driver, client, facts } = bed(weighted({ eu: 100 }));
    const [hop] = driver.discover(facts);
    const change = driver.plan({ hop, shares: { eu: 0, us: 100 } })!;
    await driver.apply({
      ...{ change, run: 'r/1', client, signal, stamp: false },
      fence: { holder: 'component:default/web', epoch: 1, version: 1 },
    });
    const { spec } = client.get<any>(path());
    expect(spec.strategy.weight).toEqual({ eu: 0, us: 100 });
  });

  it.each([
    ['it is the primary and answers itself', 'eu', [EAST], 'programmed', true],
    ['it is the primary and answers others', 'eu', [WEST], 'written', false],
    ['it is not, and answers others', 'us', [WEST], 'programmed', true],
    ['it is not, and still answers itself', 'us', [EAST], 'written', false],
    ['it answers nothing', 'us', [], 'written', false],
  ])('when %s', async (_, tag, records, level, conclusive) => {
    const { driver, client, facts } = bed(primary(tag), primary(tag), {
      records,
    });
    const [hop] = driver.discover(facts);
    await expect(
      driver.observe({ hop, client, signal }),
    ).resolves.toMatchObject({ level, conclusive });
  });

  it('does not claim to know which of several others answers', async () => {
    const copy = { records: [SOUTH] };
    const { client, facts } = new TrafficBed('east')
      .steer(path(), gslb(primary('us'), 'eu', copy))
      .know('west', gslb(primary('us'), 'us', copy))
      .know('south', gslb(primary('us'), 'za', copy));
    const driver = new K8gbTrafficDriver();
    const [hop] = driver.discover(facts);
    await expect(
      driver.observe({ hop, client, signal }),
    ).resolves.toMatchObject({ level: 'accepted', conclusive: true });
  });

  it.each<[string, string[] | undefined, string, boolean, unknown]>([
    ['cannot be read', undefined, 'written', true, undefined],
    ['has no weights', [], 'written', false, undefined],
    [
      'has the weights',
      ['weight-eu-0-75', 'weight-us-0-25'],
      'programmed',
      true,
      { eu: 75, us: 25 },
    ],
    [
      'has lost an ill one',
      ['weight-eu-0-75'],
      'programmed',
      true,
      { eu: 100 },
    ],
    [
      'has others',
      ['weight-eu-0-50', 'weight-us-0-50'],
      'written',
      false,
      undefined,
    ],
  ])(
    'when k8gb’s own record %s',
    async (_, labels, level, conclusive, programmed) => {
      const { driver, client, facts } = bed(weighted({ eu: 75, us: 25 }));
      if (labels) {
        const named = Object.fromEntries(labels.map(each => [each, EAST]));
        client.put(
          '/apis/externaldns.k8s.io/v1alpha1/namespaces/web/dnsendpoints/web',
          {
            metadata: { name: 'web' },
            spec: { endpoints: [{ labels: named }] },
          },
        );
      }
      const [hop] = driver.discover(facts);
      const seen = await driver.observe({ hop, client, signal });
      expect(seen).toMatchObject({ level, conclusive });
      expect(seen.programmed).toEqual(programmed);
    },
  );

  it('refuses an object that was moved to the other group', async () => {
    const copy = { group: 'k8gb.absa.oss' };
    const {
      driver,
      client,
      facts,
      path: at,
    } = bed(primary('eu'), primary('eu'), copy);
    client.change(at, ({ metadata }) => {
      metadata.labels = { 'migrated-to-k8gb-io': 'true' };
    });
    const [hop] = driver.discover(facts);
    await expect(driver.probe({ hop, client, signal })).resolves.toEqual({
      ready: false,
      messages: [expect.stringContaining('nobody looks at it any more')],
    });
  });

  it('says where nobody has answered', async () => {
    const { driver, client, facts, path: at } = bed(primary('eu'));
    client.change(at, object => delete object.status);
    const [hop] = driver.discover(facts);
    await expect(driver.probe({ hop, client, signal })).resolves.toEqual({
      ready: true,
      messages: [expect.stringContaining('may not run')],
    });
  });

  it.each<[string, Strategy, Strategy, Copy, string[]]>([
    ['nothing, where all is well', primary('eu'), primary('eu'), {}, []],
    [
      'copies that differ',
      primary('eu'),
      primary('us'),
      {},
      ['copies-differ', 'copies-differ'],
    ],
    [
      'copies of which one is weighted',
      primary('eu'),
      weighted({ eu: 1, us: 1 }),
      {},
      ['copies-differ', 'copies-differ', 'weights-need-order'],
    ],
    [
      'a tag without weight',
      weighted({ eu: 1 }),
      weighted({ eu: 1 }),
      {},
      [
        'weights-need-order',
        'weight-missing',
        'weights-need-order',
        'weight-missing',
      ],
    ],
    [
      'the former group',
      primary('eu'),
      primary('eu'),
      { group: 'k8gb.absa.oss' },
      ['former-group', 'former-group'],
    ],
    [
      'a tag of nobody',
      primary('xx'),
      primary('xx'),
      {},
      ['backend-missing', 'backend-missing'],
    ],
  ])('warns of %s', (_, east, west, copy, rules) => {
    const { driver, facts } = bed(east, west, copy);
    expect(driver.lint(facts).map(({ rule }) => rule)).toEqual(rules);
  });
});
