import {
  EntitySelector,
  matchesSelector,
  Resource,
  ResourceKind,
} from '@multicluster/backstage-plugin-multicluster-common';

/** Kinds that reach over namespaces or clusters. They are few and change seldom, so that every graph looks again. */
const FAR_REACHING: ReadonlySet<ResourceKind> = new Set([
  'Gateway',
  'HTTPRoute',
  'GRPCRoute',
  'ReferenceGrant',
  'Link',
  'ServiceExport',
  'ServiceImport',
  'DNSEndpoint',
  'Gslb',
] as const);

/** Kinds that find their workload or Service by themselves: a new one in a namespace of the entity may be about it. */
const SEEKING: ReadonlySet<ResourceKind> = new Set([
  'Service',
  'HorizontalPodAutoscaler',
  'PodDisruptionBudget',
  'Ingress',
  'TrafficSplit',
] as const);

export function resourceKey(resource: {
  cluster: string;
  kind: string;
  namespace: string;
  name: string;
}): string {
  const { cluster, kind, namespace, name } = resource;
  return `${cluster}/${kind}/${namespace}/${name}`;
}

export function placeOf({ cluster, namespace }: Resource): string {
  return `${cluster}/${namespace}`;
}

export function isFarReaching(resource: Resource): boolean {
  return (
    FAR_REACHING.has(resource.kind) ||
    (resource.kind === 'Service' && resource.detail.mirror !== undefined)
  );
}

/**
 * Which changes may change one entity's graph, judged by what was gathered for it last. It may say yes in vain, which costs one
 * rebuild that finds no difference; it must never say no in vain.
 */
export class Interest {
  /** `cluster/namespace` of everything that was gathered. */
  readonly places = new Set<string>();
  readonly #selector: EntitySelector;
  readonly #keys = new Set<string>();
  /** `cluster/uid` of what was gathered and of the owners it names, gathered or not. */
  readonly #uids = new Set<string>();
  /** Selectors of the gathered Services, by place. */
  readonly #selected = new Map<string, Record<string, string>[]>();

  constructor(selector: EntitySelector, resources: readonly Resource[]) {
    this.#selector = selector;
    for (const resource of resources) {
      this.#note(resource);
    }
  }

  #note(resource: Resource): void {
    const { cluster, namespace, uid, owner } = resource;
    this.places.add(placeOf(resource));
    this.#keys.add(resourceKey(resource));
    this.#uids.add(`${cluster}/${uid}`);
    if (owner) {
      this.#uids.add(`${cluster}/${owner.uid}`);
    }
    if (resource.kind === 'Service') {
      const { selector } = resource.detail;
      if (Object.keys(selector).length > 0) {
        const place = placeOf(resource);
        this.#selected.set(place, [
          ...(this.#selected.get(place) ?? []),
          selector,
        ]);
      }
    }
    if ('configMaps' in resource.detail) {
      for (const name of resource.detail.configMaps) {
        const kind = 'ConfigMap';
        this.#keys.add(resourceKey({ cluster, kind, namespace, name }));
      }
    }
  }

  /** Whether the entity's graph was made from the object, or would be if it were made now. */
  has(key: Parameters<typeof resourceKey>[0]): boolean {
    return this.#keys.has(resourceKey(key));
  }

  concerns(resource: Resource): boolean {
    const { cluster, kind, owner, uid, labels } = resource;
    if (kind === 'Event') {
      return false;
    }
    return (
      this.has(resource) ||
      this.#uids.has(`${cluster}/${uid}`) ||
      (owner !== undefined && this.#uids.has(`${cluster}/${owner.uid}`)) ||
      (SEEKING.has(kind) && this.places.has(placeOf(resource))) ||
      this.#concernsByName(resource) ||
      matchesSelector(this.#selector, labels)
    );
  }

  #concernsByName(resource: Resource): boolean {
    const { cluster, namespace } = resource;
    if (resource.kind === 'EndpointSlice') {
      const { service: name } = resource.detail;
      return (
        name !== undefined &&
        this.has({ cluster, kind: 'Service', namespace, name })
      );
    }
    return (
      resource.kind === 'Pod' &&
      (this.#selected.get(placeOf(resource)) ?? []).some(selector =>
        Object.entries(selector).every(
          ([key, value]) => resource.labels[key] === value,
        ),
      )
    );
  }
}
