import { Socket } from 'node:dgram';
import { AddressInfo } from 'node:net';
import {
  ResourceOf,
  TrafficHop,
} from '@multicluster/backstage-plugin-multicluster-common';
import { serveName } from '../../traffic/dns/__testUtils__/serveName';
import { trimResource } from '../../watch/trim/trimResource';
import { askServers, AskServers } from './askServers';
import { DnsTruths } from './DnsTruths';

const NOW = 1_790_000_000_000;

function endpoint(...entries: object[]) {
  const raw = {
    apiVersion: 'externaldns.k8s.io/v1alpha1',
    metadata: { name: 'web', namespace: 'web', uid: 'd' },
    spec: { endpoints: entries.map(one => ({ dnsName: 'web.test', ...one })) },
  };
  return trimResource('DNSEndpoint', raw, {
    ...{ cluster: 'east', seenAt: 1 },
  }) as ResourceOf<'DNSEndpoint'>;
}

const hop = {
  id: 'external-dns/east/DNSEndpoint/web/web#web.test/A',
  ...{ driver: 'external-dns', cluster: 'east', target: 'web.test' },
  object: { kind: 'DNSEndpoint', namespace: 'web', name: 'web' },
  tailSeconds: 30,
} as TrafficHop;

const two = { recordType: 'A', targets: ['192.0.2.2', '192.0.2.1'] };

describe('what DNS answers', () => {
  const sockets: Socket[] = [];

  afterEach(() => sockets.splice(0).forEach(socket => socket.close()));

  async function server(...addresses: string[]) {
    const socket = await serveName(addresses);
    sockets.push(socket);
    return `127.0.0.1:${(socket.address() as AddressInfo).port}`;
  }

  function look(ask: AskServers | undefined, resource = endpoint(two)) {
    const truths = new DnsTruths({ ask, now: () => NOW });
    const facts = { resources: [resource] } as any;
    return truths.look([hop, { ...hop, driver: 'smi' }], facts, []);
  }

  it('is told of each server, beside what is declared', async () => {
    const servers = [await server('192.0.2.1'), await server()];
    expect(await look(askServers(servers))).toEqual([
      {
        ...{ hop: hop.id, cluster: 'east', name: 'web.test', type: 'A' },
        ...{ declared: ['192.0.2.1', '192.0.2.2'], answersWith: 'all' },
        ttlSeconds: 30,
        servers: [
          { server: servers[0], answers: ['192.0.2.1'], ttlSeconds: 60 },
          { server: servers[1], answers: [] },
        ],
      },
    ]);
  });

  it('is unknown of a server that does not answer', async () => {
    const address = await server();
    sockets.splice(0).forEach(socket => socket.close());
    const [{ servers }] = await look(askServers([address]));
    expect(servers).toEqual([
      { server: address, error: expect.stringContaining('Does not answer') },
    ]);
  });

  it('asks nobody where nobody is configured', async () => {
    const [{ servers }] = await look(undefined);
    expect(servers).toEqual([]);
  });

  it('declares what has a weight, of which each answer has some', async () => {
    const weighted = (id: string, weight: string, target: string) => ({
      ...{ recordType: 'A', setIdentifier: id, targets: [target] },
      providerSpecific: [{ name: 'aws/weight', value: weight }],
    });
    const [truth] = await look(
      undefined,
      endpoint(
        weighted('east', '0', '192.0.2.1'),
        weighted('west', '100', '192.0.2.2'),
      ),
    );
    expect(truth).toMatchObject({
      ...{ declared: ['192.0.2.2'], answersWith: 'some' },
    });
  });

  it('asks once for all who look at the same moment', async () => {
    const ask = jest.fn(async () => []);
    const truths = new DnsTruths({ ask, now: () => NOW });
    const facts = { resources: [endpoint(two)] } as any;
    await Promise.all([
      truths.look([hop], facts, []),
      truths.look([hop], facts, []),
    ]);
    expect(ask).toHaveBeenCalledTimes(1);
  });
});
