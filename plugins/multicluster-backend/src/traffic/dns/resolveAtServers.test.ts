import { Socket } from 'node:dgram';
import { AddressInfo } from 'node:net';
import { serveName } from './__testUtils__/serveName';
import { resolveAtServers } from './resolveAtServers';

describe('resolveAtServers', () => {
  const sockets: Socket[] = [];
  const server = async (...addresses: string[]) => {
    const socket = await serveName(addresses);
    sockets.push(socket);
    return `127.0.0.1:${(socket.address() as AddressInfo).port}`;
  };

  afterEach(() => sockets.splice(0).forEach(socket => socket.close()));

  it('asks each server by itself', async () => {
    const servers = [await server('192.0.2.1', '192.0.2.2'), await server()];
    await expect(resolveAtServers(servers)('web.test', 'A')).resolves.toEqual([
      ['192.0.2.1', '192.0.2.2'],
      [],
    ]);
  });

  it('takes a name that is not there for an answer', async () => {
    const resolve = resolveAtServers([await server('192.0.2.1')]);
    await expect(resolve('other.test', 'A')).resolves.toEqual([[]]);
  });

  it('says which server does not answer', async () => {
    const gone = await server();
    sockets.splice(0).forEach(socket => socket.close());
    await expect(resolveAtServers([gone])('web.test', 'A')).rejects.toThrow(
      `DNS server '${gone}' does not answer for 'web.test'`,
    );
  });
});
