import {
  Resource,
  ResourceIndex,
  ResourceKind,
  ResourceOf,
} from '../../resources/types';
import { nodeId } from '../ids';

/** A `ResourceIndex` that looks at everything each time: nothing in it can be out of step. It counts what it was asked to list. */
export class TestIndex implements ResourceIndex {
  readonly #resources = new Map<string, Resource>();
  readonly listed: { cluster: string; kind: string; namespace?: string }[] = [];

  constructor(resources: Iterable<Resource>) {
    for (const resource of resources) {
      this.set(resource);
    }
  }

  set(resource: Resource): void {
    this.#resources.set(nodeId(resource), resource);
  }

  delete(resource: Resource): void {
    this.#resources.delete(nodeId(resource));
  }

  clusters(): Iterable<string> {
    return new Set(this.#all().map(({ cluster }) => cluster));
  }

  get<K extends ResourceKind>(key: {
    cluster: string;
    kind: K;
    namespace: string;
    name: string;
  }): ResourceOf<K> | undefined {
    return this.#resources.get(nodeId(key)) as ResourceOf<K> | undefined;
  }

  list<K extends ResourceKind>(query: {
    cluster: string;
    kind: K;
    namespace?: string;
  }): Iterable<ResourceOf<K>> {
    this.listed.push(query);
    return this.#all().filter(
      ({ cluster, kind, namespace }) =>
        cluster === query.cluster &&
        kind === query.kind &&
        (query.namespace === undefined || namespace === query.namespace),
    ) as unknown as ResourceOf<K>[];
  }

  byLabel(label: string, value: string): Iterable<Resource> {
    return this.#all().filter(({ labels }) => labels[label] === value);
  }

  byOwner(cluster: string, uid: string): Iterable<Resource> {
    return this.#all().filter(
      each => each.cluster === cluster && each.owner?.uid === uid,
    );
  }

  eventsFor(): Iterable<ResourceOf<'Event'>> {
    return [];
  }

  #all(): Resource[] {
    return [...this.#resources.values()];
  }
}
