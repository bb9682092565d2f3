import {
  createSecureServer,
  Http2ServerRequest,
  Http2ServerResponse,
} from 'node:http2';
import { createServer } from 'node:https';
import net from 'node:net';
import { TLSSocket } from 'node:tls';
import { generate } from 'selfsigned';

/** What a request looked like to the server. */
export type Received = {
  method: string;
  path: string;
  headers: Record<string, string | string[] | undefined>;
  httpVersion: string;
  body: string;
  /** Tells connections apart. */
  socket: unknown;
};

/** What the server does with it. `hang`: the head never comes. `silent`: the head comes, and no body. */
export type Answer =
  | { status?: number; headers?: Record<string, string>; body?: string }
  | 'hang'
  | 'silent'
  | 'cut';

/** A certificate that is its own CA. */
export function makeCertificate(host = 'localhost') {
  const pems = generate([{ name: 'commonName', value: host }], {
    days: 2,
    keySize: 2048,
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: host },
          ...(host === 'localhost' ? [{ type: 7, ip: '127.0.0.1' }] : []),
        ],
      },
    ],
  });
  return { cert: pems.cert, key: pems.private };
}

export type TestServerOptions = {
  cert: string;
  key: string;
  /** Asks for a client certificate; takes any. */
  clientCa?: string;
  /** HTTP/1.1 and nothing else. */
  http1?: boolean;
};

/** A TLS server on loopback, HTTP/2 and HTTP/1.1, that answers as a test says. */
export class TestApiServer {
  readonly received: Received[] = [];
  answer: (request: Received) => Answer = () => ({ body: '{}' });
  readonly #server: net.Server;
  readonly #sockets = new Set<TLSSocket>();

  private constructor(options: TestServerOptions) {
    const { cert, key, clientCa } = options;
    const requestCert = clientCa !== undefined;
    const tls = {
      cert,
      key,
      ca: clientCa,
      requestCert,
      rejectUnauthorized: false,
    };
    const server = options.http1
      ? createServer(tls)
      : createSecureServer({ ...tls, allowHTTP1: true });
    server.on('secureConnection', (socket: TLSSocket) => {
      this.#sockets.add(socket);
      socket.on('close', () => this.#sockets.delete(socket));
    });
    server.on(
      'request',
      (request: Http2ServerRequest, response: Http2ServerResponse) =>
        this.#receive(request, response),
    );
    this.#server = server;
  }

  static async start(options: TestServerOptions): Promise<TestApiServer> {
    const server = new TestApiServer(options);
    await new Promise<void>(resolve => {
      server.#server.listen(0, '127.0.0.1', resolve);
    });
    return server;
  }

  get port(): number {
    return (this.#server.address() as net.AddressInfo).port;
  }

  get url(): string {
    return `https://127.0.0.1:${this.port}`;
  }

  get connections(): number {
    return this.#sockets.size;
  }

  /** Breaks all connections. */
  cut(): void {
    for (const socket of this.#sockets) {
      socket.destroy();
    }
  }

  async stop(): Promise<void> {
    this.cut();
    await new Promise(resolve => this.#server.close(resolve));
  }

  async #receive(request: Http2ServerRequest, response: Http2ServerResponse) {
    const chunks: Buffer[] = [];
    for await (const chunk of request) {
      chunks.push(chunk);
    }
    const received: Received = {
      method: request.method,
      path: request.url,
      headers: request.headers,
      httpVersion: request.httpVersion,
      body: Buffer.concat(chunks).toString('utf8'),
      socket: request.stream?.session ?? request.socket,
    };
    this.received.push(received);
    const answer = this.answer(received);
    if (answer === 'hang') {
      return;
    }
    if (answer === 'silent' || answer === 'cut') {
      response.writeHead(200);
      response.write('{"half');
      if (answer === 'cut') {
        setTimeout(() => this.cut(), 20);
      }
      return;
    }
    response.writeHead(answer.status ?? 200, answer.headers);
    response.end(answer.body ?? '{}');
  }
}
