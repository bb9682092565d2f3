import { ResourceOf } from '@multicluster/backstage-plugin-multicluster-common';
import { trimResource } from '../../watch/trim/trimResource';
import { probeTargets } from './probeTargets';

function service(...ports: object[]) {
  const raw = {
    apiVersion: 'v1',
    metadata: { name: 'web', namespace: 'web', uid: 's' },
    spec: { type: 'LoadBalancer', ports, selector: { app: 'web' } },
    status: {
      loadBalancer: { ingress: [{ ip: '192.0.2.1' }, { ip: '169.254.1.1' }] },
    },
  };
  return trimResource('Service', raw, {
    ...{ cluster: 'east', seenAt: 1 },
  }) as ResourceOf<'Service'>;
}

const at = { cluster: 'east', host: '192.0.2.1' };

describe('what is asked of a service', () => {
  it.each([
    [{}, { port: 80 }],
    [{ healthPath: '/healthz' }, { port: 80, path: '/healthz' }],
    [{ grpcHealth: 'shop.Orders' }, { port: 9000, service: 'shop.Orders' }],
    [{ grpcHealth: '' }, { port: 9000, service: '' }],
  ])('by %j is %j', (health, asked) => {
    const one = service({ port: 80 }, { port: 9000, name: 'grpc-api' });
    expect(probeTargets([one], health)).toEqual([{ ...at, ...asked }]);
  });

  it('is whether somebody accepts a connection where TLS is spoken', () => {
    const tls = service({ port: 443, name: 'https' });
    const health = { healthPath: '/healthz', grpcHealth: '' };
    expect(probeTargets([tls], health)).toEqual([{ ...at, port: 443 }]);
  });
});
