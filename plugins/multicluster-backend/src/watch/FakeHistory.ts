/** An object as a test writes it; the server adds version and uid. */
export type FakeObject = {
  metadata: {
    name: string;
    namespace?: string;
    labels?: Record<string, string>;
    resourceVersion?: string;
    uid?: string;
  };
  [field: string]: unknown;
};

export type FakeEvent = {
  type: 'ADDED' | 'MODIFIED' | 'DELETED';
  collection: string;
  version: number;
  object: FakeObject;
};

function keyOf(object: FakeObject): string {
  return `${object.metadata.namespace ?? ''}/${object.metadata.name}`;
}

/** What a fake API server holds, and all that ever happened to it: collections are named as in a path, `api/v1/pods`. */
export class FakeHistory {
  version = 100;
  /** Versions before this one are forgotten. */
  compactedAt = 0;
  readonly #events: FakeEvent[] = [];
  readonly #collections = new Map<string, Map<string, FakeObject>>();

  list(collection: string, namespace?: string): FakeObject[] {
    const all = [...(this.#collections.get(collection)?.values() ?? [])];
    return namespace === undefined
      ? all
      : all.filter(object => object.metadata.namespace === namespace);
  }

  put(collection: string, object: FakeObject): FakeEvent {
    const objects = this.#objects(collection);
    const key = keyOf(object);
    const before = objects.get(key);
    this.version++;
    const after: FakeObject = {
      ...object,
      metadata: {
        uid: before?.metadata.uid ?? `uid-${this.version}`,
        ...object.metadata,
        resourceVersion: String(this.version),
      },
    };
    objects.set(key, after);
    return this.#record(collection, before ? 'MODIFIED' : 'ADDED', after);
  }

  delete(collection: string, namespace: string, name: string): FakeEvent {
    const objects = this.#objects(collection);
    const before = objects.get(`${namespace}/${name}`);
    if (!before) {
      throw new Error(`There is no ${namespace}/${name} in ${collection}`);
    }
    objects.delete(`${namespace}/${name}`);
    this.version++;
    const metadata = {
      ...before.metadata,
      resourceVersion: String(this.version),
    };
    return this.#record(collection, 'DELETED', { ...before, metadata });
  }

  since(collection: string, version: number): FakeEvent[] {
    return this.#events.filter(
      event => event.collection === collection && event.version > version,
    );
  }

  #objects(collection: string): Map<string, FakeObject> {
    const known = this.#collections.get(collection);
    const objects = known ?? new Map<string, FakeObject>();
    this.#collections.set(collection, objects);
    return objects;
  }

  #record(
    collection: string,
    type: FakeEvent['type'],
    object: FakeObject,
  ): FakeEvent {
    const event = { type, collection, version: this.version, object };
    this.#events.push(event);
    return event;
  }
}
