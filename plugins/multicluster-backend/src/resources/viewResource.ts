import {
  Resource,
  ResourceIndex,
  ResourceKey,
  ResourceKind,
  ResourceView,
} from '@multicluster/backstage-plugin-multicluster-common';

/** Pod, ReplicaSet, Deployment and one controller above is as deep as it gets; a ring of owners must end too. */
const MOST_OWNERS = 8;

function ownerOf(index: ResourceIndex, resource: Resource) {
  const { cluster, namespace, owner } = resource;
  if (!owner) return undefined;
  // Any kind may own; what the cache does not hold is simply not found.
  const kind = owner.kind as ResourceKind;
  const found =
    index.get({ cluster, kind, namespace, name: owner.name }) ??
    index.get({ cluster, kind, namespace: '', name: owner.name });
  // Of the same name, but another object: the owner was deleted and made again.
  return found?.uid === owner.uid ? (found as Resource) : undefined;
}

function ownersOf(index: ResourceIndex, resource: Resource) {
  const owners: ResourceView['owners'] = [];
  let owner = ownerOf(index, resource);
  while (owner && owners.length < MOST_OWNERS) {
    const { apiVersion, kind, namespace, name, uid } = owner;
    owners.push({ apiVersion, kind, namespace, name, uid });
    owner = ownerOf(index, owner);
  }
  return owners;
}

/** One object with its events and owners; undefined when the cache does not hold it in this version of its API. */
export function viewResource(
  index: ResourceIndex,
  key: ResourceKey & { apiVersion: string },
): ResourceView | undefined {
  const { cluster, kind, namespace, name, apiVersion } = key;
  const resource = index.get({ cluster, kind, namespace, name }) as
    | Resource
    | undefined;
  if (!resource || resource.apiVersion !== apiVersion) return undefined;
  return {
    resource,
    events: [...index.eventsFor(cluster, resource.uid)],
    owners: ownersOf(index, resource),
  };
}
