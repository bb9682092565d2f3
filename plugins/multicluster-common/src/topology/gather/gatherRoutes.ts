import { ResourceIndex, ResourceOf, RouteBackend } from '../../resources/types';
import { ResourceSet } from '../ResourceSet';

/** A rule with more backends than this is a table of many services, not a way to split one. */
const MOST_BACKENDS_OF_A_SPLIT = 8;

/** Whatever sends requests to the entity's Services: TrafficSplits, routes, Ingresses, and the Gateways before them. */
export function gatherRoutes(index: ResourceIndex, into: ResourceSet): void {
  // Splits first: their backends may stand behind routes of their own.
  for (const { cluster, namespace } of placesOfServices(into)) {
    for (const split of index.list({
      cluster,
      kind: 'TrafficSplit',
      namespace,
    })) {
      addSplit(index, split, into);
    }
  }
  for (const split of into.ofKind('TrafficSplit')) {
    addServicesOfSplit(index, split, into);
  }
  for (const place of placesOfServices(into)) {
    for (const ingress of index.list({ ...place, kind: 'Ingress' })) {
      if (
        ingress.detail.backends.some(each =>
          leadsInto(place.cluster, each, into),
        )
      ) {
        into.add(ingress);
      }
    }
    for (const namespace of [place.namespace, ...grantedTo(index, place)]) {
      for (const kind of ['HTTPRoute', 'GRPCRoute'] as const) {
        for (const route of index.list({
          cluster: place.cluster,
          kind,
          namespace,
        })) {
          addRoute(route, into);
        }
      }
    }
  }
  for (const route of routesOf(into)) {
    addBackends(index, route, into);
    addGateways(index, route, into);
  }
}

type Place = { cluster: string; namespace: string };
type Route = ResourceOf<'HTTPRoute'> | ResourceOf<'GRPCRoute'>;

function placesOfServices(set: ResourceSet): Place[] {
  const places = new Map<string, Place>();
  for (const { cluster, namespace } of set.ofKind('Service')) {
    places.set(`${cluster}/${namespace}`, { cluster, namespace });
  }
  return [...places.values()];
}

function routesOf(set: ResourceSet): Route[] {
  return [...set.ofKind('HTTPRoute'), ...set.ofKind('GRPCRoute')];
}

/** A route of another namespace needs a ReferenceGrant here: so only those namespaces are looked at, not all routes of the cluster. */
function grantedTo(index: ResourceIndex, place: Place): string[] {
  const namespaces = new Set<string>();
  for (const grant of index.list({ ...place, kind: 'ReferenceGrant' })) {
    for (const { kind, namespace } of grant.detail.from) {
      if (kind.endsWith('Route') && namespace !== place.namespace) {
        namespaces.add(namespace);
      }
    }
  }
  return [...namespaces];
}

function leadsInto(
  cluster: string,
  { kind, namespace, name }: RouteBackend,
  set: ResourceSet,
): boolean {
  return (
    (kind === 'Service' || kind === 'ServiceImport') &&
    set.has({ cluster, kind, namespace, name })
  );
}

function addSplit(
  index: ResourceIndex,
  split: ResourceOf<'TrafficSplit'>,
  into: ResourceSet,
): void {
  const { cluster, namespace, detail } = split;
  const names = [detail.service, ...detail.backends.map(each => each.service)];
  if (
    names.some(name => into.has({ cluster, kind: 'Service', namespace, name }))
  ) {
    into.add(split);
    addServicesOfSplit(index, split, into);
  }
}

function addServicesOfSplit(
  index: ResourceIndex,
  { cluster, namespace, detail }: ResourceOf<'TrafficSplit'>,
  into: ResourceSet,
): void {
  for (const name of [
    detail.service,
    ...detail.backends.map(each => each.service),
  ]) {
    into.add(index.get({ cluster, kind: 'Service', namespace, name }));
  }
}

function addRoute(route: Route, into: ResourceSet): void {
  const { cluster, detail } = route;
  if (
    detail.rules.some(({ backends }) =>
      backends.some(backend => leadsInto(cluster, backend, into)),
    )
  ) {
    into.add(route);
  }
}

/** The other ends of a split that the entity is one end of: a share alone says little. */
function addBackends(
  index: ResourceIndex,
  { cluster, detail }: Route,
  into: ResourceSet,
): void {
  for (const { backends } of detail.rules) {
    if (backends.length > MOST_BACKENDS_OF_A_SPLIT) {
      continue;
    }
    for (const { kind, namespace, name } of backends) {
      if (kind === 'Service') {
        into.add(index.get({ cluster, kind, namespace, name }));
      }
    }
  }
}

function addGateways(
  index: ResourceIndex,
  { cluster, detail }: Route,
  into: ResourceSet,
): void {
  for (const { kind, namespace, name } of detail.parents) {
    if (kind === 'Gateway') {
      into.add(index.get({ cluster, kind, namespace, name }));
    }
  }
}
