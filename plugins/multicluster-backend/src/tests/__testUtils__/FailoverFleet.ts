import { FakeObjects } from '@multicluster/backstage-plugin-multicluster-node/testUtils';
import { FakeFleet } from './FakeFleet';

const SPLIT =
  '/apis/split.smi-spec.io/v1alpha2/namespaces/web/trafficsplits/web';

const CAPACITY = {
  cpuMillis: { requested: 0, allocatable: 8_000 },
  memoryBytes: { requested: 0, allocatable: 8e9 },
  pods: { running: 1, allocatable: 100 },
};

/** `web` on east and west, and a TrafficSplit in west that divides its callers between them. */
export class FailoverFleet {
  readonly west = new FakeObjects('west');
  readonly #fleet: FakeFleet;

  constructor(fleet: FakeFleet) {
    this.#fleet = fleet;
    const regions = { east: 'us-east-1', west: 'europe-west1' };
    for (const [cluster, region] of Object.entries(regions)) {
      fleet
        .add(cluster, { capacity: CAPACITY, region })
        .deploy(cluster, 'web')
        .put(cluster, 'Service', service('web'))
        .put(cluster, 'EndpointSlice', endpoints('web'));
    }
    fleet
      .put('west', 'Service', service('web-east', 'east'))
      .put('west', 'EndpointSlice', endpoints('web-east'));
    fleet.clients.set('west', this.west);
    fleet.clients.set('east', new FakeObjects('east'));
    this.setWeights(50, 50);
  }

  /** East's pods stop being ready, or are again, as east says and as west's callers see it. */
  setEastReady(ready: boolean): void {
    this.#fleet
      .put('east', 'EndpointSlice', endpoints('web', ready))
      .put('west', 'EndpointSlice', endpoints('web-east', ready));
  }

  /** As somebody else would. */
  setWeights(web: number, east: number): void {
    const split = {
      apiVersion: 'split.smi-spec.io/v1alpha2',
      kind: 'TrafficSplit',
      metadata: { name: 'web', namespace: 'web', uid: 'split' },
      spec: {
        service: 'web',
        backends: [
          { service: 'web', weight: web },
          { service: 'web-east', weight: east },
        ],
      },
    };
    this.west.put(SPLIT, split);
    this.#fleet.put('west', 'TrafficSplit', this.west.get(SPLIT));
  }

  weights(): number[] {
    const { spec } = this.west.get<any>(SPLIT);
    return spec.backends.map(({ weight }: { weight: number }) => weight);
  }
}

function service(name: string, mirrors?: string) {
  const labels = { 'backstage.io/kubernetes-id': 'web' };
  return {
    apiVersion: 'v1',
    metadata: {
      ...{ name, namespace: 'web', uid: name },
      labels: mirrors
        ? {
            'mirror.linkerd.io/mirrored-service': 'true',
            'mirror.linkerd.io/cluster-name': mirrors,
          }
        : labels,
      annotations: mirrors && {
        'mirror.linkerd.io/remote-svc-fq-name': 'web.web.svc.cluster.local',
      },
    },
    spec: { ports: [{ port: 80 }], ...(!mirrors && { selector: labels }) },
  };
}

function endpoints(of: string, ready = true) {
  return {
    apiVersion: 'discovery.k8s.io/v1',
    metadata: {
      ...{ name: `${of}-1`, namespace: 'web', uid: `${of}-1` },
      labels: { 'kubernetes.io/service-name': of },
    },
    endpoints: [{ addresses: ['10.0.0.1'], conditions: { ready } }],
  };
}
