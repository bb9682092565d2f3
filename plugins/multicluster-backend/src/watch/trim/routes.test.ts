import {
  trimGateway,
  trimReferenceGrant,
  trimRoute,
  trimTrafficSplit,
} from './routes';

describe('trimGateway', () => {
  it('keeps listeners, addresses, and the conditions of listeners under their name', () => {
    expect(
      trimGateway({
        spec: {
          gatewayClassName: 'example',
          listeners: [
            { name: 'http', port: 80, protocol: 'HTTP', hostname: '*.test' },
          ],
        },
        status: {
          addresses: [{ type: 'IPAddress', value: '127.0.1.1' }],
          conditions: [{ type: 'Programmed', status: 'True' }],
          listeners: [
            {
              name: 'http',
              conditions: [
                { type: 'ResolvedRefs', status: 'False', message: 'no secret' },
              ],
            },
          ],
        },
      }),
    ).toMatchObject({
      className: 'example',
      listeners: [
        { name: 'http', port: 80, protocol: 'HTTP', hostname: '*.test' },
      ],
      addresses: ['127.0.1.1'],
      conditions: [
        { type: 'ResolvedRefs', message: "Listener 'http': no secret" },
      ],
    });
  });
});

describe('trimRoute', () => {
  it('keeps parents, matches and weights, with the defaults of the API', () => {
    expect(
      trimRoute({
        metadata: { namespace: 'web' },
        spec: {
          hostnames: ['shop.test'],
          parentRefs: [
            { name: 'edge', namespace: 'infra' },
            { kind: 'Service', name: 'shop', sectionName: 'http' },
          ],
          rules: [
            {
              matches: [
                { path: { type: 'PathPrefix', value: '/a' }, method: 'GET' },
                { headers: [{ name: 'x', value: '1' }] },
              ],
              backendRefs: [
                { name: 'shop', port: 80, weight: 90 },
                { name: 'shop-east', namespace: 'other', port: 80 },
                { kind: 'ServiceImport', name: 'shop', weight: 0 },
              ],
            },
            { matches: [{ method: { service: 'Shop', method: 'Buy' } }] },
          ],
        },
        status: {
          parents: [
            {
              parentRef: { name: 'edge', namespace: 'infra' },
              conditions: [
                { type: 'Accepted', status: 'False', reason: 'NotAllowed' },
              ],
            },
          ],
        },
      }),
    ).toEqual({
      hostnames: ['shop.test'],
      parents: [
        { kind: 'Gateway', namespace: 'infra', name: 'edge', accepted: false },
        {
          kind: 'Service',
          namespace: 'web',
          name: 'shop',
          sectionName: 'http',
        },
      ],
      rules: [
        {
          match: 'GET /a or x:1',
          backends: [
            {
              kind: 'Service',
              namespace: 'web',
              name: 'shop',
              port: 80,
              weight: 90,
            },
            {
              kind: 'Service',
              namespace: 'other',
              name: 'shop-east',
              port: 80,
              weight: 1,
            },
            {
              kind: 'ServiceImport',
              namespace: 'web',
              name: 'shop',
              weight: 0,
            },
          ],
        },
        { match: 'Shop/Buy', backends: [] },
      ],
      conditions: [{ type: 'Accepted', status: 'False', reason: 'NotAllowed' }],
    });
  });

  it.each([
    [['True'], true],
    [['False', 'True'], true],
    [['False'], false],
    [['Unknown'], undefined],
    [[], undefined],
  ])('with answers %p is accepted: %p', (answers, accepted) => {
    const route = trimRoute({
      spec: { parentRefs: [{ name: 'edge' }] },
      status: {
        parents: answers.map(status => ({
          parentRef: { name: 'edge' },
          conditions: [{ type: 'Accepted', status }],
        })),
      },
    });
    expect(route.parents[0].accepted).toBe(accepted);
  });
});

describe('trimReferenceGrant', () => {
  it('keeps from where to what', () => {
    expect(
      trimReferenceGrant({
        spec: {
          from: [{ group: 'g', kind: 'HTTPRoute', namespace: 'web' }],
          to: [{ group: '', kind: 'Service' }],
        },
      }),
    ).toEqual({
      from: [{ kind: 'HTTPRoute', namespace: 'web' }],
      to: [{ kind: 'Service' }],
    });
  });
});

describe('trimTrafficSplit', () => {
  it.each([
    ['v1alpha1', ['500m', '1'], [500, 1000]],
    ['v1alpha1', [1, 0], [1000, 0]],
    ['v1alpha2', [50, 50], [50, 50]],
    ['v1alpha2', ['500m', '500m'], [500, 500]],
    ['v1alpha2', ['900m', 1], [900, 1000]],
    ['v1alpha4', [99, undefined], [99, 0]],
  ])('reads in %s the weights %p as %p', (version, written, weights) => {
    const backends = written.map((weight, index) => ({
      service: `s${index}`,
      weight,
    }));
    const { service, backends: read } = trimTrafficSplit(
      { spec: { service: 'root', backends } },
      `split.smi-spec.io/${version}`,
    );
    expect(service).toBe('root');
    expect(read.map(({ weight }) => weight)).toEqual(weights);
  });
});
