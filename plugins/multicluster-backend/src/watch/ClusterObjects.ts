import {
  Resource,
  ResourceKind,
  ResourceOf,
} from '@multicluster/backstage-plugin-multicluster-common';
import { groupOf } from './kinds';
import { SetIndex } from './SetIndex';

/** Namespace to name to object; cluster-scoped objects are in the namespace with the empty name. */
type KindObjects = Map<string, Map<string, Resource>>;

/** The objects of one cluster, and the ways to find them. Each change costs the same, however many there are. */
export class ClusterObjects {
  readonly #kinds = new Map<ResourceKind, KindObjects>();
  readonly #sizes = new Map<ResourceKind, number>();
  readonly #owned = new SetIndex<Resource>();
  readonly #events = new SetIndex<ResourceOf<'Event'>>();

  get(
    kind: ResourceKind,
    namespace: string,
    name: string,
  ): Resource | undefined {
    return this.#kinds.get(kind)?.get(namespace)?.get(name);
  }

  /** By `namespace/name`. */
  find(kind: ResourceKind, key: string): Resource | undefined {
    const slash = key.indexOf('/');
    return this.get(kind, key.slice(0, slash), key.slice(slash + 1));
  }

  *list(kind: ResourceKind, namespace?: string): Iterable<Resource> {
    const namespaces = this.#kinds.get(kind);
    if (namespace !== undefined) {
      yield* namespaces?.get(namespace)?.values() ?? [];
      return;
    }
    for (const objects of namespaces?.values() ?? []) {
      yield* objects.values();
    }
  }

  *all(): Iterable<Resource> {
    for (const kind of this.#kinds.keys()) {
      yield* this.list(kind);
    }
  }

  ownedBy(uid: string): Iterable<Resource> {
    return this.#owned.find(uid);
  }

  eventsOf(uid: string): Iterable<ResourceOf<'Event'>> {
    return this.#events.find(uid);
  }

  size(kind?: ResourceKind): number {
    if (kind) {
      return this.#sizes.get(kind) ?? 0;
    }
    let size = 0;
    for (const count of this.#sizes.values()) {
      size += count;
    }
    return size;
  }

  /** Objects of a kind that a complete list of some scope does not name. */
  outside(
    kind: ResourceKind,
    listed: { namespace?: string; group?: string; keys: string[] },
  ): Resource[] {
    const keys = new Set(listed.keys);
    const gone: Resource[] = [];
    for (const object of this.list(kind, listed.namespace)) {
      const isInScope =
        listed.group === undefined ||
        listed.group === groupOf(object.apiVersion);
      if (isInScope && !keys.has(`${object.namespace}/${object.name}`)) {
        gone.push(object);
      }
    }
    return gone;
  }

  /** Objects of a kind that are in none of these namespaces. */
  outsideNamespaces(kind: ResourceKind, namespaces: string[]): Resource[] {
    return [...this.list(kind)].filter(
      object => !namespaces.includes(object.namespace),
    );
  }

  put(after: Resource, before: Resource | undefined) {
    if (before) {
      this.#unindex(before);
    } else {
      this.#count(after.kind, 1);
    }
    this.#namespaceOf(after).set(after.name, after);
    if (after.owner) {
      this.#owned.add(after.owner.uid, after);
    }
    if (after.kind === 'Event' && after.detail.regarding.uid) {
      this.#events.add(after.detail.regarding.uid, after);
    }
  }

  delete(before: Resource) {
    const namespaces = this.#kinds.get(before.kind);
    const objects = namespaces?.get(before.namespace);
    objects?.delete(before.name);
    if (objects?.size === 0) {
      namespaces?.delete(before.namespace);
    }
    this.#unindex(before);
    this.#count(before.kind, -1);
  }

  #namespaceOf({ kind, namespace }: Resource): Map<string, Resource> {
    let namespaces = this.#kinds.get(kind);
    if (!namespaces) {
      namespaces = new Map();
      this.#kinds.set(kind, namespaces);
    }
    let objects = namespaces.get(namespace);
    if (!objects) {
      objects = new Map();
      namespaces.set(namespace, objects);
    }
    return objects;
  }

  #unindex(before: Resource) {
    if (before.owner) {
      this.#owned.delete(before.owner.uid, before);
    }
    if (before.kind === 'Event' && before.detail.regarding.uid) {
      this.#events.delete(before.detail.regarding.uid, before);
    }
  }

  #count(kind: ResourceKind, by: number) {
    this.#sizes.set(kind, (this.#sizes.get(kind) ?? 0) + by);
  }
}
