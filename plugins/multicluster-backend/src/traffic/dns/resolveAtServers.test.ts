import { createSocket, Socket } from 'node:dgram';
import { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { resolveAtServers } from './resolveAtServers';

/** A server of one name, as far as the wire goes: A records of it, and "no such name" for all others. */
async function serve(addresses: string[]): Promise<Socket> {
  const socket = createSocket('udp4');
  socket.on('message', (question, { port, address }) => {
    const isKnown = question.includes(Buffer.from('\u0003web\u0004test\u0000'));
    const end = question.indexOf(0, 12) + 5;
    const answers = isKnown ? addresses : [];
    const head = Buffer.from(question.subarray(0, 12));
    head.writeUInt16BE(isKnown ? 0x8400 : 0x8403, 2);
    head.writeUInt16BE(answers.length, 6);
    head.writeUInt32BE(0, 8);
    const records = answers.map(each =>
      Buffer.from([
        ...[0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4],
        ...each.split('.').map(Number),
      ]),
    );
    const body = [head, question.subarray(12, end), ...records];
    socket.send(Buffer.concat(body), port, address);
  });
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  return socket;
}

describe('resolveAtServers', () => {
  const sockets: Socket[] = [];
  const server = async (...addresses: string[]) => {
    const socket = await serve(addresses);
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
