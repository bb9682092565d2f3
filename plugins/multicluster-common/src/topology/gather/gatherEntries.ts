import { ResourceIndex } from '../../resources/types';
import { ResourceSet } from '../ResourceSet';
import { EntitySelector } from '../types';
import { addressesOf, hostsOf } from '../names';

/** Global load balancers of the entity's hosts, and DNS records that have one of its names or lead to one of its addresses. */
export function gatherEntries(
  index: ResourceIndex,
  selector: EntitySelector,
  into: ResourceSet,
): void {
  gatherGslbs(index, into);
  const names = new Set<string>();
  const addresses = new Set<string>();
  for (const resource of into.values()) {
    for (const host of hostsOf(resource)) {
      names.add(host);
    }
    for (const address of addressesOf(resource)) {
      addresses.add(address);
    }
  }
  const clusters =
    selector.cluster === undefined ? index.clusters() : [selector.cluster];
  // DNSEndpoints may stand in any namespace of any cluster; there are few of them, so they are the one kind that is read through.
  for (const cluster of clusters) {
    for (const endpoint of index.list({ cluster, kind: 'DNSEndpoint' })) {
      if (
        endpoint.detail.records.some(
          ({ name, targets }) =>
            names.has(name) || targets.some(target => addresses.has(target)),
        )
      ) {
        into.add(endpoint);
      }
    }
  }
}

function gatherGslbs(index: ResourceIndex, into: ResourceSet): void {
  const places = new Map<string, { names: Set<string>; hosts: Set<string> }>();
  for (const kind of [
    'Ingress',
    'HTTPRoute',
    'GRPCRoute',
    'Service',
  ] as const) {
    for (const resource of into.ofKind(kind)) {
      const key = `${resource.cluster}/${resource.namespace}`;
      const place = places.get(key) ?? { names: new Set(), hosts: new Set() };
      place.names.add(resource.name);
      for (const host of hostsOf(resource)) {
        place.hosts.add(host);
      }
      places.set(key, place);
    }
  }
  for (const [key, { names, hosts }] of places) {
    const [cluster, namespace] = key.split('/');
    for (const gslb of index.list({ cluster, kind: 'Gslb', namespace })) {
      if (
        names.has(gslb.name) ||
        gslb.detail.hosts.some(({ host }) => hosts.has(host))
      ) {
        into.add(gslb);
      }
    }
  }
}
