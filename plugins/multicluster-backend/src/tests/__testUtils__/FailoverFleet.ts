import { FakeObjects } from '@multicluster/backstage-plugin-multicluster-node/testUtils';
import { FakeFleet } from './FakeFleet';

const splitOf = (name: string) =>
  `/apis/split.smi-spec.io/v1alpha2/namespaces/${name}/trafficsplits/${name}`;

const CAPACITY = {
  cpuMillis: { requested: 0, allocatable: 8_000 },
  memoryBytes: { requested: 0, allocatable: 8e9 },
  pods: { running: 1, allocatable: 100 },
};

/** `web`, and what is added, on east and west, and a TrafficSplit in west that divides the callers of each between them. */
export class FailoverFleet {
  readonly west = new FakeObjects('west');
  readonly #fleet: FakeFleet;

  constructor(fleet: FakeFleet) {
    this.#fleet = fleet;
    const regions = { east: 'us-east-1', west: 'europe-west1' };
    for (const [cluster, region] of Object.entries(regions)) {
      fleet.add(cluster, { capacity: CAPACITY, region });
    }
    fleet.clients.set('west', this.west);
    fleet.clients.set('east', new FakeObjects('east'));
    this.add('web');
  }

  add(name: string): this {
    for (const cluster of ['east', 'west']) {
      this.#fleet
        .deploy(cluster, name)
        .put(cluster, 'Service', service(name))
        .put(cluster, 'EndpointSlice', endpoints(name));
    }
    this.#fleet
      .put('west', 'Service', service(name, 'east'))
      .put('west', 'EndpointSlice', endpoints(name, { mirrors: 'east' }));
    this.setWeights(50, 50, name);
    return this;
  }

  /** East's pods stop being ready, or are again, as east says and as west's callers see it. */
  setEastReady(ready: boolean): void {
    this.#fleet
      .put('east', 'EndpointSlice', endpoints('web', { ready }))
      .put(
        'west',
        'EndpointSlice',
        endpoints('web', { ready, mirrors: 'east' }),
      );
  }

  /** As somebody else would. */
  setWeights(own: number, east: number, name = 'web'): void {
    const split = {
      apiVersion: 'split.smi-spec.io/v1alpha2',
      kind: 'TrafficSplit',
      metadata: { name, namespace: name, uid: `split-${name}` },
      spec: {
        service: name,
        backends: [
          { service: name, weight: own },
          { service: `${name}-east`, weight: east },
        ],
      },
    };
    this.west.put(splitOf(name), split);
    this.#fleet.put('west', 'TrafficSplit', this.west.get(splitOf(name)));
  }

  weights(name = 'web'): number[] {
    const { spec } = this.west.get<any>(splitOf(name));
    return spec.backends.map(({ weight }: { weight: number }) => weight);
  }
}

function service(of: string, mirrors?: string) {
  const labels = { 'backstage.io/kubernetes-id': of };
  const name = mirrors ? `${of}-${mirrors}` : of;
  return {
    apiVersion: 'v1',
    metadata: {
      ...{ name, namespace: of, uid: name },
      labels: mirrors
        ? {
            'mirror.linkerd.io/mirrored-service': 'true',
            'mirror.linkerd.io/cluster-name': mirrors,
          }
        : labels,
      annotations: mirrors && {
        'mirror.linkerd.io/remote-svc-fq-name': `${of}.${of}.svc.cluster.local`,
      },
    },
    spec: { ports: [{ port: 80 }], ...(!mirrors && { selector: labels }) },
  };
}

function endpoints(
  of: string,
  { ready = true, mirrors }: { ready?: boolean; mirrors?: string } = {},
) {
  const name = mirrors ? `${of}-${mirrors}` : of;
  return {
    apiVersion: 'discovery.k8s.io/v1',
    metadata: {
      ...{ name: `${name}-1`, namespace: of, uid: `${name}-1` },
      labels: { 'kubernetes.io/service-name': name },
    },
    endpoints: [{ addresses: ['10.0.0.1'], conditions: { ready } }],
  };
}
