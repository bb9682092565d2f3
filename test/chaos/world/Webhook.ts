import {
  createServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import type { History } from '../history.ts';
import type { HookAnswer } from '../scenario.ts';

/** What a policy's step calls, over HTTP: it may break off, be busy, or want to be asked again. */
export class Webhook {
  readonly #answers: HookAnswer[];
  readonly #history: History;
  readonly #server: Server;

  constructor(answers: readonly HookAnswer[], history: History) {
    this.#answers = [...answers];
    this.#history = history;
    this.#server = createServer((request, response) => {
      void this.#answer(request, response);
    });
  }

  async start(): Promise<void> {
    await new Promise<void>(resolve => {
      this.#server.listen(0, '127.0.0.1', resolve);
    });
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

  async #answer(
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    for await (const _ of request);
    // What is followed has its key in the path.
    const key =
      request.method === 'POST'
        ? String(request.headers['idempotency-key'])
        : request.url!.slice(1);
    const answer = this.#answers.shift();
    if (answer === 'lost') {
      request.socket.destroy();
    } else if (answer === 'busy') {
      response.writeHead(503).end();
    } else if (answer === 'working') {
      response.writeHead(202, { location: `/${key}` }).end();
    } else {
      this.#history.hooked.push({ at: this.#history.now(), key });
      response.writeHead(200).end();
    }
  }
}
