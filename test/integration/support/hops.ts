/** An object as a person writes it. */
type Manifest = {
  apiVersion: string;
  kind: string;
  metadata: { name: string; namespace: string; [field: string]: unknown };
  [field: string]: unknown;
};

/** One object that divides traffic, in a namespace of its own. */
export type HopCase = {
  title: string;
  driver: string;
  plural: string;
  object: Manifest;
  status?: unknown;
  /** What is known besides, and where. */
  around: (Manifest & { cluster: string })[];
  /** As JSON patch: weights that nobody here wants. */
  rival: unknown[];
};

const EAST = '203.0.113.1';
const WEST = '203.0.113.2';

function service(
  namespace: string,
  name: string,
  more: { cluster?: string; address?: string; mirrors?: string } = {},
): Manifest & { cluster: string } {
  const { cluster = 'west', address, mirrors } = more;
  const labels = mirrors && {
    'mirror.linkerd.io/mirrored-service': 'true',
    'mirror.linkerd.io/cluster-name': mirrors,
  };
  const annotations = mirrors && {
    'mirror.linkerd.io/remote-svc-fq-name': `web.${namespace}.svc.cluster.local`,
  };
  return {
    cluster,
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, namespace, labels, annotations },
    spec: { ports: [{ port: 80 }] },
    status: { loadBalancer: { ingress: address ? [{ ip: address }] : [] } },
  };
}

function mirrored(namespace: string) {
  return [
    service(namespace, 'web'),
    service(namespace, 'web-east', { mirrors: 'east' }),
  ];
}

function exposed(namespace: string) {
  return [
    service(namespace, 'web', { cluster: 'east', address: EAST }),
    service(namespace, 'web', { cluster: 'west', address: WEST }),
  ];
}

function named(
  apiVersion: string,
  kind: string,
  namespace: string,
  spec: unknown,
): Manifest {
  return { apiVersion, kind, metadata: { name: 'web', namespace }, spec };
}

function split(version: string): HopCase {
  const namespace = `split-${version}`;
  return {
    title: `a TrafficSplit ${version}`,
    driver: 'smi',
    plural: 'trafficsplits',
    object: named(`split.smi-spec.io/${version}`, 'TrafficSplit', namespace, {
      service: 'web',
      backends: [
        { service: 'web', weight: 100 },
        { service: 'web-east', weight: 0 },
      ],
    }),
    around: mirrored(namespace),
    rival: [{ op: 'replace', path: '/spec/backends/1/weight', value: 50 }],
  };
}

function route(kind: 'HTTPRoute' | 'GRPCRoute'): HopCase {
  const lower = kind.toLocaleLowerCase('en-US');
  return {
    title: `a ${kind}`,
    driver: 'gateway-api',
    plural: `${lower}s`,
    object: named('gateway.networking.k8s.io/v1', kind, lower, {
      parentRefs: [{ group: '', kind: 'Service', name: 'web', port: 80 }],
      rules: [
        {
          backendRefs: [
            { name: 'web', port: 80, weight: 100 },
            { name: 'web-east', port: 80, weight: 0 },
          ],
        },
      ],
    }),
    around: mirrored(lower),
    rival: [
      {
        op: 'replace',
        path: '/spec/rules/0/backendRefs/1/weight',
        value: 50,
      },
    ],
  };
}

const record = {
  dnsName: 'web.test',
  recordType: 'A',
  recordTTL: 60,
};

function weightedRecord(): HopCase {
  const share = (setIdentifier: string, target: string, value: string) => ({
    ...record,
    targets: [target],
    setIdentifier,
    providerSpecific: [{ name: 'aws/weight', value }],
  });
  return {
    title: 'a DNSEndpoint with weights',
    driver: 'external-dns',
    plural: 'dnsendpoints',
    object: named('externaldns.k8s.io/v1alpha1', 'DNSEndpoint', 'weighted', {
      endpoints: [share('east', EAST, '100'), share('west', WEST, '0')],
    }),
    around: exposed('weighted'),
    rival: [
      {
        op: 'replace',
        path: '/spec/endpoints/1/providerSpecific/0/value',
        value: '50',
      },
    ],
  };
}

function listedRecord(): HopCase {
  return {
    title: 'a DNSEndpoint with a list',
    driver: 'external-dns',
    plural: 'dnsendpoints',
    object: named('externaldns.k8s.io/v1alpha1', 'DNSEndpoint', 'listed', {
      endpoints: [{ ...record, targets: [EAST, WEST] }],
    }),
    around: exposed('listed'),
    rival: [
      {
        op: 'replace',
        path: '/spec/endpoints/0/targets',
        value: ['203.0.113.9'],
      },
    ],
  };
}

/** West's copy; east's says the same. */
function gslb(
  title: string,
  namespace: string,
  given: { strategy: object; rival: unknown[] },
): HopCase {
  const spec = { strategy: given.strategy };
  const object = named('k8gb.io/v1beta1', 'Gslb', namespace, spec);
  return {
    title,
    driver: 'k8gb',
    plural: 'gslbs.k8gb.io',
    object,
    status: { geoTag: 'us', healthyRecords: { 'web.test': [WEST] } },
    around: [{ ...object, cluster: 'east', status: { geoTag: 'eu' } }],
    rival: given.rival,
  };
}

export const hopCases: HopCase[] = [
  split('v1alpha1'),
  split('v1alpha2'),
  route('HTTPRoute'),
  route('GRPCRoute'),
  weightedRecord(),
  listedRecord(),
  gslb('a Gslb with weights', 'gslb-weights', {
    strategy: { type: 'roundRobin', weight: { eu: 100, us: 0 } },
    rival: [{ op: 'replace', path: '/spec/strategy/weight/us', value: 50 }],
  }),
  gslb('a Gslb with a primary', 'gslb-primary', {
    strategy: { type: 'failover', primaryGeoTag: 'eu' },
    rival: [
      { op: 'replace', path: '/spec/strategy/primaryGeoTag', value: 'za' },
    ],
  }),
];

/** Of k8gb, as far as it is written here: the group, the version, and a status of its own. */
export const GSLB_DEFINITION = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: 'gslbs.k8gb.io' },
  spec: {
    group: 'k8gb.io',
    scope: 'Namespaced',
    names: {
      kind: 'Gslb',
      listKind: 'GslbList',
      plural: 'gslbs',
      singular: 'gslb',
    },
    versions: [
      {
        name: 'v1beta1',
        served: true,
        storage: true,
        subresources: { status: {} },
        schema: {
          openAPIV3Schema: {
            type: 'object',
            properties: {
              spec: {
                type: 'object',
                'x-kubernetes-preserve-unknown-fields': true,
              },
              status: {
                type: 'object',
                'x-kubernetes-preserve-unknown-fields': true,
              },
            },
          },
        },
      },
    ],
  },
};
