import { Resource, ResourceKind, ResourceOf } from '../resources/types';
import { nodeId } from './ids';

/** The objects of one entity, found by key, by kind and by uid. Insertion order is kept. */
export class ResourceSet {
  readonly #byKey = new Map<string, Resource>();
  readonly #byKind = new Map<ResourceKind, Resource[]>();
  readonly #byUid = new Map<string, Resource>();

  static of(resources: Iterable<Resource>): ResourceSet {
    const set = new ResourceSet();
    for (const resource of resources) {
      set.add(resource);
    }
    return set;
  }

  /** True when it was not in the set before. */
  add(resource: Resource | undefined): boolean {
    if (!resource) {
      return false;
    }
    const key = nodeId(resource);
    if (this.#byKey.has(key)) {
      return false;
    }
    this.#byKey.set(key, resource);
    this.#byUid.set(`${resource.cluster}/${resource.uid}`, resource);
    const alike = this.#byKind.get(resource.kind);
    if (alike) {
      alike.push(resource);
    } else {
      this.#byKind.set(resource.kind, [resource]);
    }
    return true;
  }

  has(key: {
    cluster: string;
    kind: ResourceKind;
    namespace: string;
    name: string;
  }): boolean {
    return this.#byKey.has(nodeId(key));
  }

  get<K extends ResourceKind>(key: {
    cluster: string;
    kind: K;
    namespace: string;
    name: string;
  }): ResourceOf<K> | undefined {
    return this.#byKey.get(nodeId(key)) as ResourceOf<K> | undefined;
  }

  ofKind<K extends ResourceKind>(
    kind: K,
  ): readonly Extract<Resource, { kind: K }>[] {
    return (this.#byKind.get(kind) ?? []) as Extract<Resource, { kind: K }>[];
  }

  byUid(cluster: string, uid: string): Resource | undefined {
    return this.#byUid.get(`${cluster}/${uid}`);
  }

  values(): Iterable<Resource> {
    return this.#byKey.values();
  }

  get size(): number {
    return this.#byKey.size;
  }
}
