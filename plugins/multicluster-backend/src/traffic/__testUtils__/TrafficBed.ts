import { Resource } from '@multicluster/backstage-plugin-multicluster-common';
import { TrafficFacts } from '@multicluster/backstage-plugin-multicluster-node';
import { FakeObjects } from '@multicluster/backstage-plugin-multicluster-node/testUtils';
import { MemoryResourceCache, trimResource } from '../../watch';
import { RawObject } from '../../topology/__testUtils__/objects';

export const NOW = 1_700_000_000_000;

/** Objects as API servers have them: what drivers discover is trimmed out of the same that they write to. */
export class TrafficBed {
  readonly client: FakeObjects;
  readonly #cache = new MemoryResourceCache();
  readonly #resources: Resource[] = [];

  constructor(cluster: string) {
    this.client = new FakeObjects(cluster);
  }

  get facts(): TrafficFacts {
    return {
      resources: this.#resources,
      index: this.#cache,
      currentAt: () => NOW,
    };
  }

  /** Into the cache alone. */
  know(cluster: string, ...objects: RawObject[]): this {
    for (const object of objects) {
      const resource = trimResource(object.kind, object, {
        cluster,
        seenAt: NOW,
      });
      this.#cache.apply({
        cluster,
        kind: object.kind,
        upserts: [resource],
        deletes: [],
      });
      this.#resources.push(resource);
    }
    return this;
  }

  /** Into the cache, and where the driver writes. */
  steer(path: string, object: RawObject): this {
    this.client.put(path, object);
    const { metadata } = this.client.get(path);
    const named = { ...object.metadata, ...metadata };
    return this.know(this.client.cluster, { ...object, metadata: named });
  }
}

export function service(
  name: string,
  mirrors?: { cluster: string; name: string },
): RawObject {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: {
      name,
      namespace: 'web',
      ...(mirrors && {
        labels: {
          'mirror.linkerd.io/mirrored-service': 'true',
          'mirror.linkerd.io/cluster-name': mirrors.cluster,
        },
        annotations: {
          'mirror.linkerd.io/remote-svc-fq-name': `${mirrors.name}.web.svc.cluster.local`,
        },
      }),
    },
    spec: { ports: [{ port: 80 }] },
  };
}

/** As it stands where it is mirrored from. */
export function exported(name: string, how: string | undefined): RawObject {
  const { metadata, ...rest } = service(name);
  const labels = how && { 'mirror.linkerd.io/exported': how };
  return { ...rest, metadata: { ...metadata, labels } } as RawObject;
}

export function endpoints(of: string, ready: boolean): RawObject {
  return {
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata: {
      name: `${of}-1`,
      namespace: 'web',
      labels: { 'kubernetes.io/service-name': of },
    },
    endpoints: [{ addresses: ['10.0.0.1'], conditions: { ready } }],
  };
}
