import {
  Resource,
  TrafficBackend,
} from '@multicluster/backstage-plugin-multicluster-common';
import { TrafficFacts } from '@multicluster/backstage-plugin-multicluster-node';
import { serviceBackend } from '../objects/serviceBackend';

/** Where an address leads, and whether somebody answers behind it. */
export type AddressBackend = Pick<
  TrafficBackend,
  'cluster' | 'ready' | 'readyAt'
>;

/**
 * Of the entity's own objects: an address that none of them has leads to nobody knows where. So does one that several clusters have,
 * as private networks do that know nothing of each other.
 */
export function addressBackends(
  facts: TrafficFacts,
): (address: string) => AddressBackend {
  const owners = new Map<string, Resource[]>();
  for (const resource of facts.resources) {
    for (const address of addressesOf(resource)) {
      owners.set(address, [...(owners.get(address) ?? []), resource]);
    }
  }
  return address => {
    const found = owners.get(address) ?? [];
    const clusters = new Set(found.map(({ cluster }) => cluster));
    return clusters.size === 1 ? backendOf(facts, found) : {};
  };
}

/** A Service knows its endpoints; what stands before one (an Ingress, a Gateway) does not. */
function backendOf(facts: TrafficFacts, owners: Resource[]): AddressBackend {
  const [{ cluster }] = owners;
  const services = owners.filter(({ kind }) => kind === 'Service');
  if (services.length !== 1) return { cluster };
  const [{ namespace, name }] = services;
  const { ready, readyAt } = serviceBackend(facts, {
    ...{ cluster, namespace, name },
  });
  return { cluster, ready, readyAt };
}

function addressesOf(resource: Resource): string[] {
  switch (resource.kind) {
    case 'Service':
    case 'Ingress':
    case 'Gateway':
      return resource.detail.addresses;
    default:
      return [];
  }
}

/** One cluster if all lead there, and ready if one answers; unknown as soon as one of them is. */
export function joinBackends(parts: AddressBackend[]): AddressBackend {
  const clusters = new Set(parts.map(({ cluster }) => cluster));
  const [cluster] = clusters;
  if (clusters.size !== 1 || cluster === undefined) return {};
  const [{ readyAt }] = parts;
  if (parts.some(({ ready }) => ready === undefined)) {
    return { cluster, readyAt };
  }
  return { cluster, ready: parts.some(({ ready }) => ready), readyAt };
}
