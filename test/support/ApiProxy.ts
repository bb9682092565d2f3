import { once } from 'node:events';
import { ServerResponse, type IncomingMessage } from 'node:http';
import {
  createSecureServer,
  type Http2SecureServer,
  type Http2ServerRequest,
  type Http2ServerResponse,
} from 'node:http2';
import { Agent, request as httpsRequest } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';

/** Of the API server: the proxy shows the same certificate, so that a client notices nothing. PEM. */
export type ServingIdentity = { ca: string; cert: string; key: string };

/** What to answer instead of asking the API server. */
export type CannedAnswer = {
  status: number;
  headers?: Record<string, string>;
  body?: unknown;
};

/** How a watch breaks: `reset` is an error to its reader, `end` looks like a regular end in the middle of a line. */
export type WatchCut = 'reset' | 'end';

type Watch = { path: string; cut?: WatchCut };

/** Headers that belong to one connection and not to the message. */
const HOP_BY_HOP = new Set([
  'connection',
  'keep-alive',
  'transfer-encoding',
  'upgrade',
  'host',
]);

/**
 * An HTTPS front of one API server, HTTP/2 or HTTP/1.1 as the client likes, which counts requests and breaks answers on
 * request. Credentials must be in headers: a client certificate ends here.
 */
export class ApiProxy {
  readonly url: string;
  /** Every request so far, as `GET /api/v1/pods?…`, with its status. */
  readonly requests: { line: string; status: number }[] = [];
  #server: Http2SecureServer;
  #target: URL;
  #ca: string;
  #agent = new Agent({ keepAlive: true });
  #watches = new Set<Watch>();
  #sockets = new Set<Socket>();
  #canned: { match: RegExp; answer: CannedAnswer; times: number }[] = [];

  private constructor(server: Http2SecureServer, target: URL, ca: string) {
    this.#server = server;
    this.#target = target;
    this.#ca = ca;
    this.url = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
    server.on('request', (req, res) => this.#handle(req, res));
    server.on('connection', (socket: Socket) => {
      this.#sockets.add(socket);
      socket.on('close', () => this.#sockets.delete(socket));
    });
  }

  static async start(options: {
    url: string;
    identity: ServingIdentity;
  }): Promise<ApiProxy> {
    const { ca, cert, key } = options.identity;
    const server = createSecureServer({ allowHTTP1: true, cert, key });
    server.on('sessionError', () => {});
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new ApiProxy(server, new URL(options.url), ca);
  }

  /** Paths of the watches that are open. */
  get watches(): string[] {
    return [...this.#watches].map(watch => watch.path);
  }

  /** The next line that comes through each open watch is cut in its middle, and the watch with it. Quiet watches stay. */
  cutWatches(cut: WatchCut): void {
    for (const watch of this.#watches) watch.cut = cut;
  }

  /** The next `times` requests whose line matches are answered here. */
  answer(match: RegExp, answer: CannedAnswer, times = 1): void {
    this.#canned.push({ match, answer, times });
  }

  /** Takes back what `answer` still has to give. */
  clearAnswers(): void {
    this.#canned = [];
  }

  async close(): Promise<void> {
    this.#agent.destroy();
    this.#server.close();
    for (const socket of this.#sockets) socket.destroy();
  }

  #handle(req: Http2ServerRequest, res: Http2ServerResponse): void {
    const line = `${req.method} ${req.url}`;
    const canned = this.#takeCanned(line);
    if (canned) {
      this.requests.push({ line, status: canned.status });
      res.writeHead(canned.status, {
        'content-type': 'application/json',
        ...canned.headers,
      });
      res.end(JSON.stringify(canned.body ?? {}));
      return;
    }
    const upstream = httpsRequest(
      {
        host: this.#target.hostname,
        port: this.#target.port,
        ca: this.#ca,
        agent: this.#agent,
        method: req.method,
        path: req.url,
        headers: endToEnd(req.headers),
      },
      answer => {
        this.requests.push({ line, status: answer.statusCode ?? 0 });
        res.writeHead(answer.statusCode ?? 502, endToEnd(answer.headers));
        this.#forward(req, res, answer);
      },
    );
    upstream.on('error', () => reset(res));
    res.on('close', () => upstream.destroy());
    req.on('error', () => {});
    res.on('error', () => {});
    req.pipe(upstream);
  }

  #forward(
    req: Http2ServerRequest,
    res: Http2ServerResponse,
    answer: IncomingMessage,
  ): void {
    const isWatch = /[?&]watch=(true|1)/.test(req.url);
    const watch: Watch = { path: req.url };
    if (isWatch) {
      this.#watches.add(watch);
      res.on('close', () => this.#watches.delete(watch));
      // A quiet watch is only known to be open by its head, which HTTP/1.1 holds back until there is a body.
      if (res instanceof ServerResponse) res.flushHeaders();
    }
    answer.on('data', (chunk: Buffer) => {
      if (watch.cut) {
        breakOff(res, chunk, watch.cut);
        answer.destroy();
        return;
      }
      if (!res.write(chunk)) {
        answer.pause();
        res.once('drain', () => answer.resume());
      }
    });
    answer.on('end', () => res.end());
    answer.on('error', () => reset(res));
  }

  #takeCanned(line: string): CannedAnswer | undefined {
    const found = this.#canned.find(
      ({ match, times }) => times > 0 && match.test(line),
    );
    if (!found) return undefined;
    found.times--;
    return found.answer;
  }
}

function breakOff(
  res: Http2ServerResponse,
  chunk: Buffer,
  cut: WatchCut,
): void {
  const half = chunk.subarray(0, Math.max(1, Math.floor(chunk.length / 2)));
  if (cut === 'end') {
    res.end(half);
    return;
  }
  // The half must be on its way before the reset, which would discard what is still queued.
  res.write(half, () => setTimeout(() => reset(res), 20));
}

function reset(res: Http2ServerResponse): void {
  const { stream } = res;
  // On HTTP/1.1 the response has a socket and no stream.
  if (stream && 'close' in stream) stream.close(2);
  else res.socket?.destroy();
}

function endToEnd(
  headers: Record<string, string | string[] | undefined>,
): Record<string, string | string[] | undefined> {
  return Object.fromEntries(
    Object.entries(headers).filter(
      ([name]) => !name.startsWith(':') && !HOP_BY_HOP.has(name),
    ),
  );
}
