import { FakeObjects } from '@multicluster/backstage-plugin-multicluster-node/testUtils';
import { describeTrafficDriver } from '@multicluster/backstage-plugin-multicluster-node/testUtils';
import {
  endpoints,
  exported,
  NOW,
  service,
  TrafficBed,
} from '../__testUtils__/TrafficBed';
import { SmiTrafficDriver } from './SmiTrafficDriver';

const signal = new AbortController().signal;

function bed(version: string, weights: (number | string)[]) {
  const path = `/apis/split.smi-spec.io/${version}/namespaces/web/trafficsplits/web`;
  const { client, facts } = new TrafficBed('west')
    .know('west', service('web'), endpoints('web', true))
    .know('west', service('web-east', { cluster: 'east', name: 'web' }))
    .know('west', endpoints('web-east', true))
    .steer(path, {
      apiVersion: `split.smi-spec.io/${version}`,
      kind: 'TrafficSplit',
      metadata: { name: 'web', namespace: 'web' },
      spec: {
        service: 'web',
        backends: [
          { service: 'web', weight: weights[0] },
          { service: 'web-east', weight: weights[1] },
        ],
      },
    });
  return {
    driver: new SmiTrafficDriver(),
    client,
    facts,
    path,
    rival: ({ spec }: any) => {
      spec.backends[0].weight = 1;
      spec.backends[1].weight = 9;
    },
    rest: ({ kind, spec: { service: called, backends } }: any) => ({
      ...{ kind, called },
      backends: backends.map((each: any) => each.service),
    }),
  };
}

describeTrafficDriver('SMI v1alpha2', () => bed('v1alpha2', [75, 25]));
describeTrafficDriver('SMI v1alpha1, whole numbers', () =>
  bed('v1alpha1', [3, 1]),
);
describeTrafficDriver('SMI v1alpha1, quantities', () =>
  bed('v1alpha1', ['750m', '250m']),
);

describe('the SMI driver', () => {
  const profile = (client: FakeObjects, [a, b]: readonly number[]) =>
    client.put(
      '/apis/linkerd.io/v1alpha2/namespaces/web/serviceprofiles/web.web.svc.cluster.local',
      {
        metadata: { name: 'web.web.svc.cluster.local' },
        spec: {
          dstOverrides: [
            { authority: 'web.web.svc.cluster.local.:80', weight: a },
            { authority: 'web-east.web.svc.cluster.local.:80', weight: b },
          ],
        },
      },
    );

  it('knows where its backends lead, as the callers see it', () => {
    const { driver, facts } = bed('v1alpha2', [75, 25]);
    const [{ backends, target, scope }] = driver.discover(facts);
    expect([target, scope]).toEqual(['web', 'calls']);
    expect(backends).toEqual([
      { name: 'web', weight: 75, cluster: 'west', ready: true, readyAt: NOW },
      {
        name: 'web-east',
        weight: 25,
        cluster: 'east',
        ready: true,
        readyAt: NOW,
      },
    ]);
  });

  it('leaves a canary within one cluster alone', () => {
    const { facts } = new TrafficBed('west')
      .know('west', service('web'), service('canary'))
      .steer('/x', {
        apiVersion: 'split.smi-spec.io/v1alpha2',
        kind: 'TrafficSplit',
        metadata: { name: 'web', namespace: 'web' },
        spec: {
          service: 'web',
          backends: [
            { service: 'web', weight: 9 },
            { service: 'canary', weight: 1 },
          ],
        },
      });
    expect(new SmiTrafficDriver().discover(facts)).toEqual([]);
  });

  it.each([
    [
      'no adaptor has answered',
      undefined,
      { level: 'written', conclusive: true },
    ],
    [
      'the adaptor has taken it',
      [3, 1],
      { level: 'accepted', conclusive: true },
    ],
    [
      'the adaptor has something else',
      [1, 3],
      { level: 'written', conclusive: false },
    ],
  ] as const)('when %s', async (_, overrides, expected) => {
    const { driver, client, facts } = bed('v1alpha2', [75, 25]);
    if (overrides) profile(client, overrides);
    const [hop] = driver.discover(facts);
    await expect(
      driver.observe({ hop, client, signal }),
    ).resolves.toMatchObject(expected);
  });

  it('refuses beside linkerd-failover, which would fight it', async () => {
    const { driver, client, facts, path } = bed('v1alpha2', [75, 25]);
    client.change(path, ({ metadata }) => {
      metadata.labels = {
        'failover.linkerd.io/controlled-by': 'linkerd-failover',
      };
    });
    const [hop] = driver.discover(facts);
    const probe = await driver.probe({ hop, client, signal });
    expect(probe).toEqual({
      ready: false,
      messages: [expect.stringContaining('linkerd-failover')],
    });
  });

  it.each<
    [string, (bed: TrafficBed) => TrafficBed, (number | string)[], string[]]
  >([
    ['nothing, where all is well', b => b, [1, 1], []],
    [
      'a backend without endpoints',
      b => b.know('west', endpoints('web-east', false)),
      [1, 1],
      ['backend-empty'],
    ],
    ['no weight at all', b => b, [0, 0], ['all-weights-zero']],
  ])('warns of %s', (_, change, [a, b], rules) => {
    const start = new TrafficBed('west')
      .know('east', exported('web', 'true'))
      .know('west', service('web'), endpoints('web', true))
      .know(
        'west',
        service('web-east', { cluster: 'east', name: 'web' }),
        endpoints('web-east', true),
      )
      .steer('/x', {
        apiVersion: 'split.smi-spec.io/v1alpha2',
        kind: 'TrafficSplit',
        metadata: { name: 'web', namespace: 'web' },
        spec: {
          service: 'web',
          backends: [
            { service: 'web', weight: a },
            { service: 'web-east', weight: b },
          ],
        },
      });
    const lints = new SmiTrafficDriver().lint(change(start).facts);
    expect(lints.map(({ rule }) => rule)).toEqual(rules);
  });
});
