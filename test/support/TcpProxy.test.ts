import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { connect } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { eventually } from './eventually.ts';
import { TcpProxy } from './TcpProxy.ts';

describe('TcpProxy', () => {
  let echo: Server;
  let proxy: TcpProxy;

  before(async () => {
    echo = createServer(socket => {
      socket.on('error', () => {});
      socket.pipe(socket);
    });
    echo.listen(0, '127.0.0.1');
    await once(echo, 'listening');
    const { port } = echo.address() as AddressInfo;
    proxy = await TcpProxy.start({ host: '127.0.0.1', port });
  });

  after(async () => {
    await proxy.close();
    echo.close();
  });

  async function open() {
    const socket = connect({ host: '127.0.0.1', port: proxy.port });
    const seen: string[] = [];
    socket.on('data', chunk => seen.push(chunk.toString()));
    socket.on('error', () => {});
    await once(socket, 'connect');
    return { socket, seen };
  }

  it('lets bytes through', async () => {
    const { socket, seen } = await open();
    socket.write('hello');
    await eventually(() => assert.equal(seen.join(''), 'hello'));
    socket.destroy();
  });

  it('carries nothing while it is a black hole, and keeps connections open', async () => {
    const { socket, seen } = await open();
    socket.write('a');
    await eventually(() => assert.equal(seen.join(''), 'a'));
    await proxy.set('blackHole');
    socket.write('b');
    await sleep(100);
    assert.equal(seen.join(''), 'a');
    assert.equal(socket.destroyed, false);
    await proxy.set('pass');
    await eventually(() => assert.equal(socket.destroyed, true));
  });

  it('accepts and never answers while it hangs', async () => {
    await proxy.set('hang');
    const { socket, seen } = await open();
    socket.write('anybody there?');
    await sleep(100);
    assert.deepEqual(seen, []);
    await proxy.set('pass');
  });

  it('refuses, and listens on the same port again afterwards', async () => {
    await proxy.set('refuse');
    const refused = connect({ host: '127.0.0.1', port: proxy.port });
    const [error] = await once(refused, 'error');
    assert.equal((error as NodeJS.ErrnoException).code, 'ECONNREFUSED');
    await proxy.set('pass');
    const { socket, seen } = await open();
    socket.write('again');
    await eventually(() => assert.equal(seen.join(''), 'again'));
    socket.destroy();
  });
});
