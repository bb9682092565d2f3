import {
  EntitySelector,
  Resource,
} from '@multicluster/backstage-plugin-multicluster-common';
import { Interest, isFarReaching, placeOf } from './Interest';

/** What can be interested: it says in what, and is the one that is found. */
export type Interested = {
  readonly selector: EntitySelector;
  readonly interest: Interest;
};

/**
 * Finds the open graphs that a change concerns, by place and by label: the cost of a change grows with the graphs of its namespace,
 * not with all that are open.
 */
export class InterestIndex<T extends Interested> {
  readonly #all = new Set<T>();
  readonly #byPlace = new Map<string, Set<T>>();
  readonly #byLabel = new Map<string, Set<T>>();
  readonly #entries = new Map<T, { places: string[]; labels: string[] }>();

  /** Puts it in, or notes that its interest has changed. */
  set(interested: T): void {
    this.delete(interested);
    const places = [...interested.interest.places];
    const labels = startingLabels(interested.selector);
    this.#all.add(interested);
    this.#entries.set(interested, { places, labels });
    places.forEach(place => addTo(this.#byPlace, place, interested));
    labels.forEach(label => addTo(this.#byLabel, label, interested));
  }

  delete(interested: T): void {
    const entry = this.#entries.get(interested);
    this.#all.delete(interested);
    this.#entries.delete(interested);
    entry?.places.forEach(each => deleteFrom(this.#byPlace, each, interested));
    entry?.labels.forEach(each => deleteFrom(this.#byLabel, each, interested));
  }

  all(): Iterable<T> {
    return this.#all;
  }

  /** Calls back for each graph that the object may change. */
  forEachConcerned(resource: Resource, tell: (interested: T) => void): void {
    if (resource.kind === 'Event' || this.#all.size === 0) {
      return;
    }
    if (isFarReaching(resource)) {
      this.#all.forEach(tell);
      return;
    }
    for (const each of this.#byPlace.get(placeOf(resource)) ?? []) {
      if (each.interest.concerns(resource)) {
        tell(each);
      }
    }
    for (const [key, value] of Object.entries(resource.labels)) {
      const found = this.#byLabel.get(`${key}=${value}`);
      for (const each of found ?? []) {
        if (each.interest.concerns(resource)) {
          tell(each);
        }
      }
    }
  }
}

/** Labels without which nothing matches the selector: all equalities have to hold, so that any one of them finds it. */
function startingLabels(selector: EntitySelector): string[] {
  const [equal] = Object.entries(selector.matchLabels);
  if (equal) {
    return [`${equal[0]}=${equal[1]}`];
  }
  const among = selector.matchExpressions.find(each => each.operator === 'In');
  return among?.values.map(value => `${among.key}=${value}`) ?? [];
}

function addTo<T>(sets: Map<string, Set<T>>, key: string, item: T): void {
  const set = sets.get(key);
  if (set) {
    set.add(item);
  } else {
    sets.set(key, new Set([item]));
  }
}

function deleteFrom<T>(sets: Map<string, Set<T>>, key: string, item: T): void {
  const set = sets.get(key);
  set?.delete(item);
  if (set?.size === 0) {
    sets.delete(key);
  }
}
