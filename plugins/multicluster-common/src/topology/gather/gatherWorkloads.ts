import { Resource, ResourceIndex, ResourceOf } from '../../resources/types';
import { BACKGROUND_KINDS, isSpent, isWorkloadKind } from '../ids';
import { matchesLabels, matchesSelector } from '../labelSelector';
import { ResourceSet } from '../ResourceSet';
import { EntitySelector } from '../types';

/** Objects that carry the entity's labels, in the clusters and the namespace it is bound to. */
export function gatherLabelled(
  index: ResourceIndex,
  selector: EntitySelector,
  into: ResourceSet,
): void {
  for (const [label, value] of startingLabels(selector)) {
    for (const resource of index.byLabel(label, value)) {
      if (
        !BACKGROUND_KINDS.has(resource.kind) &&
        !isSpent(resource) &&
        isInScope(resource, selector) &&
        matchesSelector(selector, resource.labels)
      ) {
        into.add(resource);
      }
    }
  }
}

/** One equality is enough to start from; the rest is a filter. The entity's id is the rarest label where it is given. */
function startingLabels(selector: EntitySelector): [string, string][] {
  const equal = Object.entries(selector.matchLabels);
  if (equal.length > 0) {
    return [equal.find(([key]) => key.startsWith('backstage.io/')) ?? equal[0]];
  }
  const among = selector.matchExpressions.find(
    ({ operator }) => operator === 'In',
  );
  return among ? among.values.map(value => [among.key, value]) : [];
}

function isInScope(resource: Resource, selector: EntitySelector): boolean {
  const { cluster, namespace } = selector;
  return (
    (cluster === undefined || resource.cluster === cluster) &&
    (namespace === undefined ||
      resource.namespace === namespace ||
      resource.namespace === '')
  );
}

/** Owners upwards, so that a label on the pods alone finds their Deployment; then everything those own. */
export function gatherOwned(index: ResourceIndex, into: ResourceSet): void {
  const open = [...into.values()];
  for (let next = open.pop(); next; next = open.pop()) {
    const owner = ownerOf(index, next);
    if (owner && into.add(owner)) {
      open.push(owner);
    }
    if (!isWorkloadKind(next.kind)) {
      continue;
    }
    for (const owned of index.byOwner(next.cluster, next.uid)) {
      const runs = owned.kind === 'Pod' || isWorkloadKind(owned.kind);
      if (runs && !isSpent(owned) && into.add(owned)) {
        open.push(owned);
      }
    }
  }
}

function ownerOf(
  index: ResourceIndex,
  resource: Resource,
): Resource | undefined {
  const { owner, cluster, namespace } = resource;
  if (!owner || !isWorkloadKind(owner.kind)) {
    return undefined;
  }
  const { kind, name, uid } = owner;
  const found = index.get({ cluster, kind, namespace, name });
  // The same name may have come back as another object.
  return found?.uid === uid ? (found as Resource) : undefined;
}

/** Pods behind the entity's own Services, where only the Services are labelled. */
export function gatherSelectedPods(
  index: ResourceIndex,
  into: ResourceSet,
): void {
  const podsByLabel = new Map<string, Map<string, ResourceOf<'Pod'>[]>>();
  for (const { cluster, namespace, detail } of into.ofKind('Service')) {
    const [first] = Object.entries(detail.selector);
    if (!first) {
      continue;
    }
    const pods = podsWith(index, first, podsByLabel);
    for (const pod of pods.get(`${cluster}/${namespace}`) ?? []) {
      if (matchesLabels(detail.selector, pod.labels)) {
        into.add(pod);
      }
    }
  }
}

/** Asked once per label and kept by place: asking once per cluster would cost the square of the clusters. */
function podsWith(
  index: ResourceIndex,
  [label, value]: [string, string],
  known: Map<string, Map<string, ResourceOf<'Pod'>[]>>,
): Map<string, ResourceOf<'Pod'>[]> {
  const key = `${label}=${value}`;
  let places = known.get(key);
  if (!places) {
    places = new Map();
    for (const resource of index.byLabel(label, value)) {
      if (resource.kind === 'Pod') {
        pushTo(places, `${resource.cluster}/${resource.namespace}`, resource);
      }
    }
    known.set(key, places);
  }
  return places;
}

/** Adds to the list of a key. */
export function pushTo<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list) {
    list.push(value);
  } else {
    lists.set(key, [value]);
  }
}
