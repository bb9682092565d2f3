import {
  Resource,
  ResourceKind,
  ResourceOf,
} from '@multicluster/backstage-plugin-multicluster-common';
import { ClusterObjects } from './ClusterObjects';
import { LabelIndex } from './LabelIndex';
import {
  CacheListener,
  ReflectorBatch,
  ResourceCache,
  ResourceChange,
} from './types';

/** Newest first; those without a time last. */
function byLastSeen(a: ResourceOf<'Event'>, b: ResourceOf<'Event'>): number {
  return (b.detail.lastAt ?? 0) - (a.detail.lastAt ?? 0);
}

/**
 * The cache in the memory of this process.
 *
 * A batch is applied in one go, and listeners are told afterwards, so that they never see half of it. An object whose version has
 * not changed is not touched, and nobody is told: a list that is read again costs its readers nothing.
 */
export class MemoryResourceCache implements ResourceCache {
  readonly #clusters = new Map<string, ClusterObjects>();
  readonly #labels = new LabelIndex(() => this.#all());
  readonly #listeners = new Set<CacheListener>();
  readonly #onListenerError: (error: unknown) => void;

  /** A listener that throws is no matter of the batch; what becomes of its error is said here. By default Node prints it. */
  constructor(options?: { onListenerError?: (error: unknown) => void }) {
    this.#onListenerError =
      options?.onListenerError ??
      (error => process.emitWarning(error as Error));
  }

  clusters(): Iterable<string> {
    return this.#clusters.keys();
  }

  get<K extends ResourceKind>(key: {
    cluster: string;
    kind: K;
    namespace: string;
    name: string;
  }): ResourceOf<K> | undefined {
    const found = this.#clusters
      .get(key.cluster)
      ?.get(key.kind, key.namespace, key.name);
    return found as ResourceOf<K> | undefined;
  }

  list<K extends ResourceKind>(query: {
    cluster: string;
    kind: K;
    namespace?: string;
  }): Iterable<ResourceOf<K>> {
    const found = this.#clusters
      .get(query.cluster)
      ?.list(query.kind, query.namespace);
    return (found ?? []) as Iterable<ResourceOf<K>>;
  }

  byLabel(label: string, value: string): Iterable<Resource> {
    return this.#labels.find(label, value);
  }

  byOwner(cluster: string, uid: string): Iterable<Resource> {
    return this.#clusters.get(cluster)?.ownedBy(uid) ?? [];
  }

  eventsFor(cluster: string, uid: string): Iterable<ResourceOf<'Event'>> {
    const events = this.#clusters.get(cluster)?.eventsOf(uid) ?? [];
    return [...events].sort(byLastSeen);
  }

  size(cluster?: string, kind?: ResourceKind): number {
    if (cluster !== undefined) {
      return this.#clusters.get(cluster)?.size(kind) ?? 0;
    }
    let size = 0;
    for (const objects of this.#clusters.values()) {
      size += objects.size(kind);
    }
    return size;
  }

  apply(batch: ReflectorBatch): void {
    const { cluster, kind, upserts, deletes, listed, narrowed } = batch;
    const objects = this.#clusters.get(cluster) ?? new ClusterObjects();
    const changes: ResourceChange[] = [];
    const remove = (before: Resource | undefined) => {
      if (before) {
        objects.delete(before);
        this.#labels.delete(before);
        changes.push({ before });
      }
    };
    for (const key of deletes) {
      remove(objects.find(kind, key));
    }
    for (const after of upserts) {
      const before = objects.get(kind, after.namespace, after.name);
      if (!before || !isSameVersion(before, after)) {
        objects.put(after, before);
        this.#labels.replace(before, after);
        changes.push({ before, after });
      }
    }
    if (listed) {
      objects.outside(kind, listed).forEach(remove);
    }
    if (narrowed) {
      objects.outsideNamespaces(kind, narrowed).forEach(remove);
    }
    this.#keep(cluster, objects);
    this.#tell(cluster, changes);
  }

  drop(cluster: string): void {
    const objects = this.#clusters.get(cluster);
    if (objects) {
      const changes = [...objects.all()].map(before => ({ before }));
      this.#clusters.delete(cluster);
      changes.forEach(({ before }) => this.#labels.delete(before));
      this.#tell(cluster, changes);
    }
  }

  subscribe(listener: CacheListener): () => void {
    // Wrapped, so that one function that subscribes twice is told twice and unsubscribes once.
    const own: CacheListener = event => listener(event);
    this.#listeners.add(own);
    return () => this.#listeners.delete(own);
  }

  #keep(cluster: string, objects: ClusterObjects) {
    if (objects.size() > 0) {
      this.#clusters.set(cluster, objects);
    } else {
      this.#clusters.delete(cluster);
    }
  }

  #tell(cluster: string, changes: ResourceChange[]) {
    if (changes.length === 0) {
      return;
    }
    for (const listener of [...this.#listeners]) {
      try {
        listener({ cluster, changes });
      } catch (error) {
        this.#onListenerError(error);
      }
    }
  }

  *#all(): Iterable<Resource> {
    for (const objects of this.#clusters.values()) {
      yield* objects.all();
    }
  }
}

function isSameVersion(before: Resource, after: Resource): boolean {
  return (
    before.resourceVersion === after.resourceVersion &&
    before.uid === after.uid &&
    before.apiVersion === after.apiVersion &&
    after.resourceVersion !== ''
  );
}
