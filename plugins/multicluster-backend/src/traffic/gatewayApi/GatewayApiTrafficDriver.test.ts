import { describeTrafficDriver } from '@multicluster/backstage-plugin-multicluster-node/testUtils';
import { endpoints, service, TrafficBed } from '../__testUtils__/TrafficBed';
import { GatewayApiTrafficDriver } from './GatewayApiTrafficDriver';

const signal = new AbortController().signal;
const path = (kind: string) =>
  `/apis/gateway.networking.k8s.io/v1/namespaces/web/${kind.toLocaleLowerCase(
    'en-US',
  )}s/web`;

function bed(
  kind: 'HTTPRoute' | 'GRPCRoute',
  weights: (number | undefined)[] = [3, undefined],
) {
  const { client, facts } = new TrafficBed('west')
    .know('west', service('web'), endpoints('web', true))
    .know('west', service('web-east', { cluster: 'east', name: 'web' }))
    .know('west', endpoints('web-east', true))
    .steer(path(kind), {
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind,
      metadata: { name: 'web', namespace: 'web', annotations: { kept: 'yes' } },
      spec: {
        parentRefs: [{ group: '', kind: 'Service', name: 'web', port: 80 }],
        rules: [
          { backendRefs: [{ name: 'web', port: 80 }] },
          {
            filters: [{ type: 'RequestHeaderModifier' }],
            backendRefs: [
              { name: 'web', port: 80, weight: weights[0] },
              { name: 'web-east', port: 80, weight: weights[1] },
            ],
          },
        ],
      },
    });
  return {
    driver: new GatewayApiTrafficDriver(),
    client,
    facts,
    path: path(kind),
    rival: ({ spec }: any) => {
      spec.rules[1].backendRefs[0].weight = 1;
      spec.rules[1].backendRefs[1].weight = 9;
    },
    rest: ({ metadata, spec }: any) => ({
      kept: metadata.annotations.kept,
      parents: spec.parentRefs,
      first: spec.rules[0],
      filters: spec.rules[1].filters,
      refs: spec.rules[1].backendRefs.map(
        ({ weight: _, ...each }: any) => each,
      ),
    }),
  };
}

describeTrafficDriver('HTTPRoute', () => bed('HTTPRoute'));
describeTrafficDriver('GRPCRoute', () => bed('GRPCRoute'));

describe('the Gateway API driver', () => {
  it('has a hop for each rule that leads to several clusters', () => {
    const { driver, facts } = bed('HTTPRoute');
    expect(driver.discover(facts)).toMatchObject([
      {
        id: 'gateway-api/west/HTTPRoute/web/web#1',
        target: 'web',
        backends: [
          { name: 'web:80', cluster: 'west', weight: 3 },
          { name: 'web-east:80', cluster: 'east', weight: 1 },
        ],
      },
    ]);
  });

  it('refuses a route that a left-over ServiceProfile makes Linkerd ignore', async () => {
    const { driver, client, facts } = bed('HTTPRoute');
    client.put(
      '/apis/linkerd.io/v1alpha2/namespaces/web/serviceprofiles/web.web.svc.cluster.local',
      { metadata: { name: 'web.web.svc.cluster.local' } },
    );
    const [hop] = driver.discover(facts);
    const probe = await driver.probe({ hop, client, signal });
    expect(probe).toMatchObject({
      ready: false,
      messages: [
        expect.stringContaining("Delete 'web.web.svc.cluster.local' first"),
        expect.stringContaining('No controller has answered'),
      ],
    });
  });

  const answer = (
    type: string,
    status: string,
    observedGeneration: number,
  ) => ({
    parents: [
      { conditions: [{ type, status, observedGeneration, message: 'said' }] },
    ],
  });

  it.each([
    ['nobody has answered', undefined, 'written', true],
    [
      'the newest was accepted',
      answer('Accepted', 'True', 2),
      'accepted',
      true,
    ],
    [
      'an older one was accepted',
      answer('Accepted', 'True', 1),
      'written',
      false,
    ],
    [
      'a backend is not found',
      answer('ResolvedRefs', 'False', 2),
      'written',
      false,
    ],
  ])('when %s', async (_, status, level, conclusive) => {
    const { driver, client, facts, path: at } = bed('HTTPRoute');
    client.change(at, object => {
      object.metadata.generation = 2;
      object.status = status;
    });
    const [hop] = driver.discover(facts);
    await expect(
      driver.observe({ hop, client, signal }),
    ).resolves.toMatchObject({ level, conclusive });
  });

  it.each([
    ['refused', answer('Accepted', 'False', 2), false, /not accepted: said/],
    ['that nobody answers for', undefined, true, /No controller has answered/],
  ])('says of a route %s what is wrong', async (_, status, ready, message) => {
    const { driver, client, facts, path: at } = bed('HTTPRoute');
    client.change(at, object => {
      object.metadata.generation = 2;
      object.status = status;
    });
    const [hop] = driver.discover(facts);
    await expect(driver.probe({ hop, client, signal })).resolves.toEqual({
      ready,
      messages: [expect.stringMatching(message)],
    });
  });
});
