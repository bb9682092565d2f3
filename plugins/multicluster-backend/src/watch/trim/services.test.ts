import { trimEndpointSlice, trimIngress, trimService } from './services';

describe('trimService', () => {
  it('keeps ports, selector and addresses', () => {
    expect(
      trimService({
        spec: {
          type: 'LoadBalancer',
          selector: { app: 'shop' },
          clusterIP: '10.96.0.9',
          ports: [
            { name: 'http', port: 80, targetPort: 'web', nodePort: 30080 },
            { port: 53, protocol: 'UDP', targetPort: 5353 },
          ],
        },
        status: {
          loadBalancer: {
            ingress: [{ ip: '127.0.1.1' }, { hostname: 'lb.example.com' }],
          },
        },
      }),
    ).toEqual({
      type: 'LoadBalancer',
      selector: { app: 'shop' },
      clusterIp: '10.96.0.9',
      ports: [
        {
          name: 'http',
          port: 80,
          protocol: 'TCP',
          targetPort: 'web',
          nodePort: 30080,
        },
        { port: 53, protocol: 'UDP', targetPort: '5353' },
      ],
      addresses: ['127.0.1.1', 'lb.example.com'],
    });
  });

  const mirrored = {
    'mirror.linkerd.io/mirrored-service': 'true',
    'mirror.linkerd.io/cluster-name': 'east',
  };
  it.each([
    [
      'by its full name',
      mirrored,
      {
        'mirror.linkerd.io/remote-svc-fq-name':
          'podinfo.shop.svc.cluster.local',
      },
      { cluster: 'east', namespace: 'shop', name: 'podinfo' },
    ],
    [
      'by its own name where the annotation is missing',
      mirrored,
      {},
      { cluster: 'east', namespace: 'web', name: 'podinfo' },
    ],
    [
      'in a flat network',
      {
        'mirror.linkerd.io/mirrored-service': 'true',
        'multicluster.linkerd.io/remote-discovery': 'east',
        'multicluster.linkerd.io/remote-service': 'info',
      },
      {},
      { cluster: 'east', namespace: 'web', name: 'info' },
    ],
    ['not at all without the labels', {}, {}, undefined],
  ])('knows what it mirrors: %s', (_, labels, annotations, mirror) => {
    const metadata = {
      name: 'podinfo-east',
      namespace: 'web',
      labels,
      annotations,
    };
    expect(trimService({ metadata }).mirror).toEqual(mirror);
  });

  it.each([
    [{ 'mirror.linkerd.io/exported': 'true' }, 'true'],
    [{ 'mirror.linkerd.io/exported': 'remote-discovery' }, 'remote-discovery'],
    [{ 'mirror.linkerd.io/federated': 'member' }, 'federated'],
    [{}, undefined],
  ])('with %p is exported as %p', (labels, exported) => {
    expect(trimService({ metadata: { labels } }).exported).toBe(exported);
  });
});

describe('trimEndpointSlice', () => {
  it('counts endpoints; one that does not say is ready', () => {
    expect(
      trimEndpointSlice({
        metadata: { labels: { 'kubernetes.io/service-name': 'shop' } },
        endpoints: [
          { conditions: { ready: true } },
          { conditions: {} },
          {},
          { conditions: { ready: false } },
          { conditions: { ready: false, terminating: true } },
        ],
      }),
    ).toEqual({ service: 'shop', ready: 3, notReady: 1, terminating: 1 });
  });
});

describe('trimIngress', () => {
  it('keeps each backend once', () => {
    const service = { name: 'shop', port: { number: 80 } };
    expect(
      trimIngress({
        metadata: { namespace: 'web' },
        spec: {
          ingressClassName: 'nginx',
          defaultBackend: { service },
          rules: [
            {
              host: 'shop.example.com',
              http: {
                paths: [
                  { backend: { service } },
                  { backend: { resource: { kind: 'Bucket', name: 'files' } } },
                  {
                    backend: { service: { name: 'api', port: { name: 'x' } } },
                  },
                ],
              },
            },
            { host: 'shop.example.com' },
          ],
        },
        status: { loadBalancer: { ingress: [{ ip: '127.0.1.1' }] } },
      }),
    ).toEqual({
      className: 'nginx',
      hosts: ['shop.example.com'],
      backends: [
        {
          kind: 'Service',
          namespace: 'web',
          name: 'shop',
          port: 80,
          weight: 1,
        },
        { kind: 'Bucket', namespace: 'web', name: 'files', weight: 1 },
        { kind: 'Service', namespace: 'web', name: 'api', weight: 1 },
      ],
      addresses: ['127.0.1.1'],
    });
  });
});
