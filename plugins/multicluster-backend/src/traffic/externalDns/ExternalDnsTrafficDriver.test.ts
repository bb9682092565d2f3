import { describeTrafficDriver } from '@multicluster/backstage-plugin-multicluster-node/testUtils';
import { RawObject } from '../../topology/__testUtils__/objects';
import { endpoints, service, TrafficBed } from '../__testUtils__/TrafficBed';
import { ResolveName } from '../dns';
import { STANDBY_ANNOTATION } from './dnsResources';
import { ExternalDnsTrafficDriver } from './ExternalDnsTrafficDriver';

const signal = new AbortController().signal;
const path =
  '/apis/externaldns.k8s.io/v1alpha1/namespaces/web/dnsendpoints/web';
const EAST = '203.0.113.1';
const WEST = '203.0.113.2';
const STRANGER = '203.0.113.9';

type Entry = Record<string, unknown>;

const entry = (targets: string[], more: Entry = {}): Entry => ({
  dnsName: 'web.test',
  recordType: 'A',
  recordTTL: 60,
  targets,
  ...more,
});
const share = (setIdentifier: string, target: string, weight: string) =>
  entry([target], {
    setIdentifier,
    providerSpecific: [
      { name: 'aws/health-check-id', value: 'hc' },
      { name: 'aws/weight', value: weight },
    ],
  });
const other = { dnsName: 'blog.test', recordType: 'A', targets: ['192.0.2.1'] };

function exposed(address: string): RawObject {
  const status = { loadBalancer: { ingress: [{ ip: address }] } };
  return { ...service('web'), status } as RawObject;
}

function bed(
  entries: Entry[],
  options: { standby?: string; resolve?: ResolveName } = {},
) {
  const annotations = options.standby && {
    annotations: { [STANDBY_ANNOTATION]: options.standby },
  };
  const { client, facts } = new TrafficBed('west')
    .know('east', exposed(EAST), endpoints('web', true))
    .know('west', exposed(WEST), endpoints('web', true))
    .steer(path, {
      apiVersion: 'externaldns.k8s.io/v1alpha1',
      kind: 'DNSEndpoint',
      metadata: { name: 'web', namespace: 'web', ...annotations },
      spec: { endpoints: [other, ...entries] },
    });
  const driver = new ExternalDnsTrafficDriver(options);
  return { driver, client, facts, path };
}

describeTrafficDriver('DNSEndpoint with weights', () => ({
  ...bed([share('east', EAST, '75'), share('west', WEST, '25')]),
  rival: ({ spec }) => {
    spec.endpoints[1].providerSpecific[1].value = '1';
    spec.endpoints[2].providerSpecific[1].value = '9';
  },
  rest: ({ spec }) =>
    spec.endpoints.map(({ providerSpecific = [], ...each }: any) => ({
      ...each,
      others: providerSpecific.filter(({ name }: any) => name !== 'aws/weight'),
    })),
}));

describeTrafficDriver('DNSEndpoint with a list of targets', () => ({
  ...bed([entry([EAST, WEST])]),
  shares: { start: [50, 50], other: [0, 100] },
  rival: ({ spec }) => {
    spec.endpoints[1].targets = [STRANGER];
  },
  rest: ({ spec }) =>
    spec.endpoints.map(({ targets: _, ...each }: any) => each),
}));

describeTrafficDriver('DNSEndpoint with a standby', () => ({
  ...bed([entry([EAST])], { standby: `web.test/A=${WEST}` }),
  shares: { start: [100, 0], other: [0, 100] },
  rival: ({ spec }) => {
    spec.endpoints[1].targets = [STRANGER];
  },
  rest: ({ spec }) =>
    spec.endpoints.map(({ targets: _, ...each }: any) => each),
}));

describe('the external-dns driver', () => {
  it('knows where targets lead, by the addresses of the entity', () => {
    const { driver, facts } = bed([entry([EAST, WEST, STRANGER])]);
    expect(driver.discover(facts)).toMatchObject([
      {
        id: 'external-dns/west/DNSEndpoint/web/web#web.test/A',
        scope: 'entry',
        target: 'web.test',
        granularity: [0, 100],
        tailSeconds: 60,
        backends: [
          { name: EAST, cluster: 'east', weight: 1, ready: true },
          { name: WEST, cluster: 'west', weight: 1, ready: true },
          { name: STRANGER, weight: 1 },
        ],
      },
    ]);
  });

  it('believes that an answer holds for long where no TTL is written', () => {
    const { driver, facts } = bed([
      entry([EAST, WEST], { recordTTL: undefined }),
    ]);
    expect(driver.discover(facts)).toMatchObject([{ tailSeconds: 300 }]);
  });

  it('does not tell clusters apart that have one address', () => {
    const { driver, facts } = bed([entry([EAST, WEST])]);
    const twin = new TrafficBed('edge').know('edge', exposed(EAST));
    const resources = [...facts.resources, ...twin.facts.resources];
    const [hop] = driver.discover({ ...facts, resources });
    expect(hop.backends.map(({ cluster }) => cluster)).toEqual([
      undefined,
      'west',
    ]);
  });

  it.each([
    ['a record of one target', [entry([EAST])]],
    ['names of others', [entry([STRANGER, '203.0.113.8'])]],
    [
      'what another policy routes',
      [
        entry([EAST], { setIdentifier: 'a' }),
        entry([WEST], { setIdentifier: 'b' }),
      ],
    ],
    ['a list that is in two entries', [entry([EAST]), entry([WEST])]],
  ])('leaves %s alone', (_, entries) => {
    const { driver, facts } = bed(entries);
    expect(driver.discover(facts)).toEqual([]);
  });

  it('leaves alone what a controller made, which would put it back', () => {
    const { facts } = new TrafficBed('west')
      .know('east', exposed(EAST))
      .know('west', exposed(WEST))
      .steer(path, {
        apiVersion: 'externaldns.k8s.io/v1alpha1',
        kind: 'DNSEndpoint',
        metadata: {
          name: 'web',
          namespace: 'web',
          ownerReferences: [
            { kind: 'Gslb', name: 'web', uid: 'u', controller: true },
          ],
        },
        spec: { endpoints: [entry([EAST, WEST])] },
      } as RawObject);
    expect(new ExternalDnsTrafficDriver().discover(facts)).toEqual([]);
  });

  it.each([
    ['the last one is taken out', { [EAST]: 0, [WEST]: 0 }, /must keep one/],
    ['one is to get less', { [EAST]: 30, [WEST]: 70 }, /answered alike/],
  ])('refuses where %s', (_, shares, message) => {
    const { driver, facts } = bed([entry([EAST, WEST])]);
    const [hop] = driver.discover(facts);
    expect(() => driver.plan({ hop, shares })).toThrow(message);
  });

  it('lets who stays take all that leaves', () => {
    const { driver, facts } = bed([entry([EAST, WEST, STRANGER])]);
    const [hop] = driver.discover(facts);
    const shares = { [EAST]: 0, [WEST]: 66.7, [STRANGER]: 33.3 };
    expect(driver.plan({ hop, shares })?.after).toEqual({
      ...{ [EAST]: 0, [WEST]: 1, [STRANGER]: 1 },
    });
  });

  it('keeps on the object what it takes out, for the way back', async () => {
    const { driver, client, facts } = bed([entry([EAST, WEST])], {
      standby: 'blog.test/A=192.0.2.2',
    });
    const [hop] = driver.discover(facts);
    const change = driver.plan({ hop, shares: { [EAST]: 0, [WEST]: 100 } })!;
    await driver.apply({
      ...{ change, run: 'r/1', client, signal, stamp: false },
      fence: { holder: 'component:default/web', epoch: 1, version: 1 },
    });
    const { metadata, spec } = client.get<any>(path);
    expect(spec.endpoints[1].targets).toEqual([WEST]);
    expect(metadata.annotations[STANDBY_ANNOTATION]).toBe(
      `blog.test/A=192.0.2.2 web.test/A=${EAST}`,
    );
  });

  const both = [share('east', EAST, '100'), share('west', WEST, '0')];

  it.each<
    [
      string,
      Entry[],
      ResolveName | undefined,
      string,
      boolean,
      RegExp | undefined,
    ]
  >([
    ['nobody asks', both, undefined, 'written', false, /Nobody asks/],
    [
      'every server answers it',
      both,
      async () => [[EAST], [EAST]],
      'programmed',
      true,
      undefined,
    ],
    [
      'one still has the old answer',
      both,
      async () => [[EAST], [WEST]],
      'written',
      false,
      new RegExp(WEST),
    ],
    [
      'a server has no such name',
      both,
      async () => [[]],
      'written',
      false,
      /with nothing/,
    ],
    [
      'a server does not answer',
      both,
      async () => Promise.reject(new Error('no answer')),
      'written',
      false,
      /no answer/,
    ],
    [
      'an answer is one of several',
      [share('east', EAST, '75'), share('west', WEST, '25')],
      async () => [[WEST]],
      'written',
      true,
      /no single answer tells/,
    ],
    [
      'the whole list is answered, in any order',
      [entry([EAST, WEST])],
      async () => [[WEST, EAST]],
      'programmed',
      true,
      undefined,
    ],
    [
      'a part of the list is answered',
      [entry([EAST, WEST])],
      async () => [[WEST]],
      'written',
      false,
      new RegExp(WEST),
    ],
  ])('when %s', async (_, entries, resolve, level, conclusive, message) => {
    const { driver, client, facts } = bed(entries, { resolve });
    const [hop] = driver.discover(facts);
    const seen = await driver.observe({ hop, client, signal });
    expect(seen).toMatchObject({ level, conclusive });
    expect(seen.message ?? '').toMatch(message ?? /^$/);
  });

  it.each<[string, Entry[], string[]]>([
    ['nothing but the provider', both, ['weights-need-aws']],
    [
      'a weight that is no whole number',
      [share('east', EAST, '33.3'), share('west', WEST, '66')],
      ['weight-not-whole', 'weights-need-aws'],
    ],
    [
      'an identifier without weight',
      [share('east', EAST, '1'), entry([WEST], { setIdentifier: 'west' })],
      ['weight-missing'],
    ],
    [
      'no weight at all',
      [share('east', EAST, '0'), share('west', WEST, '0')],
      ['weights-need-aws', 'all-weights-zero'],
    ],
    [
      'simple records beside weighted ones',
      [...both, entry([STRANGER])],
      ['weights-need-aws', 'simple-beside-weighted'],
    ],
    [
      'a missing TTL',
      [entry([EAST, WEST], { recordTTL: undefined })],
      ['ttl-missing'],
    ],
    [
      'a target that nobody has',
      [entry([EAST, WEST, STRANGER])],
      ['target-unknown'],
    ],
  ])('warns of %s', (_, entries, rules) => {
    const { driver, facts } = bed(entries);
    expect(driver.lint(facts).map(({ rule }) => rule)).toEqual(rules);
  });

  it('warns of one plain record that two objects write', () => {
    const { driver, facts } = bed([entry([EAST, WEST])]);
    const twin = new TrafficBed('east').steer(path, {
      apiVersion: 'externaldns.k8s.io/v1alpha1',
      kind: 'DNSEndpoint',
      metadata: { name: 'web', namespace: 'web' },
      spec: { endpoints: [entry([EAST, WEST])] },
    });
    const resources = [...facts.resources, ...twin.facts.resources];
    const lints = driver.lint({ ...facts, resources });
    expect(lints.map(({ rule }) => rule)).toEqual([
      'record-twice',
      'record-twice',
    ]);
  });
});
