import { Resource } from '../resources/types';

const HOSTNAME_ANNOTATIONS = [
  'external-dns.alpha.kubernetes.io/hostname',
  'external-dns.kubernetes.io/hostname',
];

/** DNS names that an object answers to, or asks for. Wildcards are left out: they name nothing in particular. */
export function hostsOf(resource: Resource): string[] {
  return writtenHosts(resource)
    .map(host => host.trim())
    .filter(host => host !== '' && !host.includes('*'));
}

function writtenHosts(resource: Resource): string[] {
  switch (resource.kind) {
    case 'Ingress':
      return resource.detail.hosts;
    case 'HTTPRoute':
    case 'GRPCRoute':
      return resource.detail.hostnames;
    case 'Gslb':
      return resource.detail.hosts.map(({ host }) => host);
    case 'Service':
      return HOSTNAME_ANNOTATIONS.flatMap(
        name => resource.annotations[name]?.split(',') ?? [],
      );
    default:
      return [];
  }
}

/** Addresses under which an object is reached from outside: IPs and the host names that clouds give. */
export function addressesOf(resource: Resource): string[] {
  switch (resource.kind) {
    case 'Service':
    case 'Ingress':
    case 'Gateway':
      return resource.detail.addresses;
    default:
      return [];
  }
}
