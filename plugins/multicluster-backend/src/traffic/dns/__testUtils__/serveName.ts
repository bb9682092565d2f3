import { createSocket, Socket } from 'node:dgram';
import { once } from 'node:events';

/** A server of `web.test`, as far as the wire goes: A records of it for 60 s, and "no such name" for all others. */
export async function serveName(addresses: string[]): Promise<Socket> {
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
