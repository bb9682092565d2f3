import { ResourceOf } from '@multicluster/backstage-plugin-multicluster-common';
import { ProbeTarget } from './askAddress';

/**
 * The addresses that load balancers gave Services. A port of TLS is only connected to, since the portal need not know its
 * certificate; and an address that is the machine's own neighbourhood, as a cloud's metadata, is none.
 */
export function probeTargets(
  services: readonly ResourceOf<'Service'>[],
  { healthPath, grpcHealth }: { healthPath?: string; grpcHealth?: string },
): ProbeTarget[] {
  return services.flatMap(({ cluster, detail }) => {
    const ports = detail.ports.filter(({ protocol }) => protocol === 'TCP');
    const named = ports.find(({ name = '' }) => /^(grpc|h2c$)/i.test(name));
    const port = (grpcHealth !== undefined && named) || ports[0];
    if (!port) return [];
    const isTls = port.port === 443 || /https|tls/i.test(port.name ?? '');
    return detail.addresses
      .filter(host => !/^(169\.254\.|fe80:)/i.test(host))
      .map(host => ({
        ...{ cluster, host, port: port.port },
        ...(grpcHealth !== undefined && !isTls && { service: grpcHealth }),
        ...(healthPath && !isTls && { path: healthPath }),
      }));
  });
}
