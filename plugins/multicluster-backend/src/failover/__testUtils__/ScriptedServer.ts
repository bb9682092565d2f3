import http from 'node:http';
import { AddressInfo } from 'node:net';

/** A real server on this machine. What it does with a request is up to who extends it. */
export abstract class ScriptedServer {
  readonly #server = http.createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    this.hear(request, body, response);
  });

  protected abstract hear(
    request: http.IncomingMessage,
    body: string,
    response: http.ServerResponse,
  ): void;

  async start(): Promise<this> {
    await new Promise<void>(resolve => {
      this.#server.listen(0, '127.0.0.1', resolve);
    });
    return this;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise(resolve => {
      this.#server.close(resolve);
    });
  }

  get url(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }
}
