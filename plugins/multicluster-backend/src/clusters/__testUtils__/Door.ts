import { AddressInfo, connect, createServer, Server, Socket } from 'node:net';

/**
 * A port in front of a server: closed it refuses, hung it accepts and says nothing, open it lets everything through. The server behind it
 * can be exchanged.
 */
export class Door {
  behind: string;
  #hung = false;
  #port = 0;
  #server?: Server;
  readonly #sockets = new Set<Socket>();

  private constructor(behind: string) {
    this.behind = behind;
  }

  static async before(url: string): Promise<Door> {
    const door = new Door(url);
    await door.open();
    return door;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  async open(): Promise<void> {
    this.#hung = false;
    const server = createServer(socket => this.#enter(socket));
    this.#server = server;
    await new Promise<void>(resolve => {
      server.listen(this.#port, '127.0.0.1', resolve);
    });
    this.#port = (server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    const closed = new Promise(resolve => server?.close(resolve));
    this.#cut();
    await (server && closed);
  }

  /** What is connected stays so, and nothing comes through any more. */
  hang(): void {
    this.#hung = true;
    this.#sockets.forEach(socket => socket.pause());
  }

  #enter(socket: Socket): void {
    this.#sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => this.#sockets.delete(socket));
    if (this.#hung) {
      socket.pause();
      return;
    }
    const { hostname, port } = new URL(this.behind);
    const server = connect(Number(port), hostname);
    this.#sockets.add(server);
    server.on('error', () => socket.destroy());
    server.on('close', () => {
      this.#sockets.delete(server);
      if (!this.#hung) {
        socket.destroy();
      }
    });
    socket.on('close', () => server.destroy());
    socket.on('data', chunk => this.#hung || server.write(chunk));
    server.on('data', chunk => this.#hung || socket.write(chunk));
  }

  #cut(): void {
    this.#sockets.forEach(socket => socket.destroy());
    this.#sockets.clear();
  }
}
