import { Resource } from '@multicluster/backstage-plugin-multicluster-common';
import { SetIndex } from './SetIndex';

/**
 * Finds objects by a label's value.
 *
 * A label is indexed when it is asked for the first time (that look-up reads all objects) and kept up to date from then on. Few
 * labels are ever asked for, and the many that differ in each object (`pod-template-hash`, `controller-uid`) would make an index
 * of all of them larger than the objects.
 */
export class LabelIndex {
  readonly #all: () => Iterable<Resource>;
  readonly #labels = new Map<string, SetIndex<Resource>>();

  constructor(all: () => Iterable<Resource>) {
    this.#all = all;
  }

  find(label: string, value: string): Iterable<Resource> {
    return (this.#labels.get(label) ?? this.#build(label)).find(value);
  }

  replace(before: Resource | undefined, after: Resource) {
    if (before) {
      this.delete(before);
    }
    for (const [label, index] of this.#labels) {
      const value = after.labels[label];
      if (value !== undefined) {
        index.add(value, after);
      }
    }
  }

  delete(before: Resource) {
    for (const [label, index] of this.#labels) {
      const value = before.labels[label];
      if (value !== undefined) {
        index.delete(value, before);
      }
    }
  }

  #build(label: string): SetIndex<Resource> {
    const index = new SetIndex<Resource>();
    for (const resource of this.#all()) {
      const value = resource.labels[label];
      if (value !== undefined) {
        index.add(value, resource);
      }
    }
    this.#labels.set(label, index);
    return index;
  }
}
