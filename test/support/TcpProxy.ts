import { once } from 'node:events';
import {
  connect,
  createServer,
  type AddressInfo,
  type Server,
  type Socket,
} from 'node:net';

/**
 * What happens to bytes.
 *
 * - `pass`: they go through
 * - `hang`: new connections are accepted and never answered; the old ones go on
 * - `blackHole`: every connection, old or new, stays open and carries nothing
 * - `refuse`: nobody listens; the old connections are reset
 */
export type TcpFault = 'pass' | 'hang' | 'blackHole' | 'refuse';

/** A network path to a server of this machine that breaks on request. It sees bytes, not requests: TLS goes through untouched. */
export class TcpProxy {
  readonly port: number;
  /** Connections accepted since the start. */
  accepted = 0;
  #target: { host: string; port: number };
  #server: Server;
  #fault: TcpFault = 'pass';
  #delayMs = 0;
  #pairs = new Set<{ near: Socket; far?: Socket }>();

  private constructor(
    server: Server,
    target: { host: string; port: number },
    port: number,
  ) {
    this.#server = server;
    this.#target = target;
    this.port = port;
    server.on('connection', socket => this.#accept(socket));
  }

  static async start(target: {
    host: string;
    port: number;
  }): Promise<TcpProxy> {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new TcpProxy(server, target, (server.address() as AddressInfo).port);
  }

  /** Connections that are open now. */
  get open(): number {
    return this.#pairs.size;
  }

  async set(fault: TcpFault): Promise<void> {
    const before = this.#fault;
    this.#fault = fault;
    if (fault === 'refuse') {
      this.cut();
      this.#server.close();
      return;
    }
    if (before === 'refuse') {
      this.#server.listen(this.port, '127.0.0.1');
      await once(this.#server, 'listening');
    }
    if (fault === 'pass' && (before === 'hang' || before === 'blackHole')) {
      // What was swallowed cannot be brought back, so a healed path begins with new connections.
      this.cut();
    }
  }

  /** Holds each chunk back for this long, in both directions. */
  delay(ms: number): void {
    this.#delayMs = ms;
  }

  /** Resets every open connection. */
  cut(): void {
    for (const { near, far } of this.#pairs) {
      near.resetAndDestroy();
      far?.resetAndDestroy();
    }
  }

  async close(): Promise<void> {
    this.cut();
    if (!this.#server.listening) return;
    this.#server.close();
    await once(this.#server, 'close');
  }

  #accept(near: Socket): void {
    this.accepted++;
    const pair: { near: Socket; far?: Socket } = { near };
    this.#pairs.add(pair);
    near.on('close', () => {
      this.#pairs.delete(pair);
      pair.far?.destroy();
    });
    near.on('error', () => {});
    if (this.#fault !== 'pass') {
      // Read all the same: a socket that nobody reads does not notice that its other end has closed.
      near.resume();
      return;
    }
    const far = connect(this.#target);
    pair.far = far;
    far.on('error', () => near.destroy());
    far.on('close', () => near.destroy());
    this.#forward(near, far);
    this.#forward(far, near);
  }

  #forward(from: Socket, to: Socket): void {
    from.setNoDelay(true);
    from.on('data', chunk => {
      if (this.#fault === 'blackHole') return;
      if (this.#delayMs > 0) {
        setTimeout(() => to.writable && to.write(chunk), this.#delayMs);
        return;
      }
      if (!to.write(chunk)) {
        from.pause();
        to.once('drain', () => from.resume());
      }
    });
  }
}

/** A listener that accepts and never answers; close it by `close`. */
export async function silentListener(): Promise<TcpProxy> {
  const proxy = await TcpProxy.start({ host: '127.0.0.1', port: 1 });
  await proxy.set('hang');
  return proxy;
}
