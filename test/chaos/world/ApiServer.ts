import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Fault } from '../scenario.ts';
import { patched } from './patched.ts';

/** An object as JSON. */
export type ApiObject = {
  metadata: {
    name: string;
    namespace: string;
    resourceVersion?: string;
    generation?: number;
    annotations?: { [name: string]: string };
  };
  [field: string]: any;
};

/** What comes back when something was done. */
type Answer = { status: number; body: object };

export type ApiServerOptions = {
  faults: readonly Fault[];
  /** Before each request is looked at; its number counts from 0. */
  onRequest(number: number): void;
  /** After each write that was committed. */
  onCommit(commit: {
    path: string;
    before: ApiObject;
    after: ApiObject;
    asked: number;
  }): void;
  /** As somebody else, who writes the object. */
  rival(path: string): void;
  onOutage(isOut: boolean): void;
  now(): number;
};

/**
 * The API of one cluster over HTTP, as far as failovers use it: objects with versions, JSON and merge patches with their conditions; and
 * everything that may go wrong between a client and it.
 */
export class ApiServer {
  readonly #objects = new Map<string, ApiObject>();
  readonly #server: Server;
  readonly #options: ApiServerOptions;
  #version = 1;
  #requests = 0;
  #outUntil = 0;

  private constructor(options: ApiServerOptions) {
    this.#options = options;
    this.#server = createServer((request, response) => {
      this.#answer(request)
        .then(answer => {
          if (!answer) return request.socket.destroy();
          response.writeHead(answer.status, {
            'content-type': 'application/json',
          });
          return response.end(JSON.stringify(answer.body));
        })
        .catch(() => request.socket.destroy());
    });
  }

  static async start(options: ApiServerOptions): Promise<ApiServer> {
    const server = new ApiServer(options);
    await new Promise<void>(resolve => {
      server.#server.listen(0, '127.0.0.1', resolve);
    });
    return server;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  get isOut(): boolean {
    return this.#options.now() < this.#outUntil;
  }

  get(path: string): ApiObject | undefined {
    return structuredClone(this.#objects.get(path));
  }

  put(path: string, object: ApiObject): ApiObject {
    this.#version += 1;
    const kept = structuredClone(object);
    kept.metadata.resourceVersion = String(this.#version);
    this.#objects.set(path, kept);
    return structuredClone(kept);
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise(resolve => this.#server.close(resolve));
  }

  /** Undefined breaks the connection. */
  async #answer(request: IncomingMessage): Promise<Answer | undefined> {
    const asked = this.#options.now();
    const number = this.#requests++;
    this.#options.onRequest(number);
    const body = await read(request);
    const [path] = (request.url ?? '').split('?');
    const faults = this.#options.faults.filter(({ at }) => at === number);
    for (const fault of faults) this.#begin(fault, path);
    if (this.isOut) return this.#never();
    for (const { kind, ms } of faults) {
      if (kind === 'slow') await sleep(ms);
      if (kind === 'blackHole') return this.#never();
      if (kind === 'error') return refusal(500, 'InternalError');
      if (kind === 'overloaded') return refusal(429, 'TooManyRequests');
      if (kind === 'conflict' && request.method === 'PATCH') {
        return refusal(409, 'Conflict');
      }
    }
    const answer = this.#do(request, path, body, asked);
    return faults.some(({ kind }) => kind === 'lost') ? undefined : answer;
  }

  #begin({ kind, ms }: Fault, path: string): void {
    if (kind === 'rival') this.#options.rival(path);
    if (kind !== 'outage') return;
    this.#outUntil = this.#options.now() + ms;
    this.#options.onOutage(true);
    setTimeout(() => {
      if (!this.isOut) this.#options.onOutage(false);
    }, ms + 1).unref();
  }

  /** Longer than anybody waits; the client hangs up. */
  async #never(): Promise<undefined> {
    await sleep(2_000, undefined, { ref: false });
  }

  #do(
    request: IncomingMessage,
    path: string,
    body: string,
    asked: number,
  ): Answer {
    // The scale of a workload is the workload, seen through a smaller window.
    const own = path.replace(/\/scale$/, '');
    const before = this.get(own);
    if (!before) return refusal(404, 'NotFound');
    if (request.method === 'GET') return { status: 200, body: before };
    if (request.method !== 'PATCH') return refusal(405, 'MethodNotAllowed');
    const result = patched(
      before,
      String(request.headers['content-type']),
      JSON.parse(body),
    );
    if ('refused' in result) return refusal(result.code, result.refused);
    const { object } = result;
    object.metadata.generation = (before.metadata.generation ?? 1) + 1;
    const after = this.put(own, object);
    this.#options.onCommit({ path: own, before, after, asked });
    return { status: 200, body: after };
  }
}

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

/** As an API server says no. */
function refusal(code: number, message: string): Answer {
  return {
    status: code,
    body: {
      ...{ kind: 'Status', apiVersion: 'v1', status: 'Failure', metadata: {} },
      ...{ code, reason: message, message },
    },
  };
}
