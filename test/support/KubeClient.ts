import { Agent, request } from 'node:https';

/** How to reach an API server. PEM; either a token or a certificate. */
export type KubeAccess = {
  url: string;
  ca: string;
  token?: string;
  cert?: string;
  key?: string;
};

export type KubeObject = {
  apiVersion?: string;
  kind?: string;
  metadata: {
    name: string;
    namespace?: string;
    uid?: string;
    resourceVersion?: string;
  };
  [field: string]: unknown;
};

/** Just enough of a Kubernetes client to make traffic; the code under test has its own. */
export class KubeClient {
  #access: KubeAccess;
  #agent: Agent;

  constructor(access: KubeAccess) {
    this.#access = access;
    const { ca, cert, key } = access;
    this.#agent = new Agent({ keepAlive: true, maxSockets: 16, ca, cert, key });
  }

  /** Rejects for every status of 400 and more, with what the server said. */
  async call<T = KubeObject>(
    method: string,
    path: string,
    body?: unknown,
    contentType = 'application/json',
  ): Promise<T> {
    const { status, text } = await this.#send(method, path, body, contentType);
    if (status >= 400) {
      throw new Error(`${method} ${path}: ${status} ${text.slice(0, 500)}`);
    }
    return JSON.parse(text);
  }

  /** The answer as it is, for pages that are not JSON. */
  async text(path: string): Promise<string> {
    const { status, text } = await this.#send('GET', path);
    if (status >= 400) throw new Error(`GET ${path}: ${status}`);
    return text;
  }

  create(path: string, object: unknown): Promise<KubeObject> {
    return this.call('POST', path, object);
  }

  merge(path: string, patch: unknown): Promise<KubeObject> {
    return this.call('PATCH', path, patch, 'application/merge-patch+json');
  }

  delete(path: string): Promise<unknown> {
    return this.call('DELETE', path);
  }

  close(): void {
    this.#agent.destroy();
  }

  #send(
    method: string,
    path: string,
    body?: unknown,
    contentType = 'application/json',
  ): Promise<{ status: number; text: string }> {
    const { token, url } = this.#access;
    return new Promise((resolve, reject) => {
      const req = request(
        new URL(path, url),
        {
          method,
          agent: this.#agent,
          timeout: 30_000,
          headers: {
            ...(token ? { authorization: `Bearer ${token}` } : {}),
            ...(body === undefined ? {} : { 'content-type': contentType }),
          },
        },
        res => {
          const chunks: Buffer[] = [];
          res.on('data', chunk => chunks.push(chunk));
          res.on('error', reject);
          res.on('end', () =>
            resolve({
              status: res.statusCode ?? 0,
              text: Buffer.concat(chunks).toString('utf8'),
            }),
          );
        },
      );
      req.on('timeout', () => req.destroy(new Error(`${path}: no answer`)));
      req.on('error', reject);
      req.end(body === undefined ? undefined : JSON.stringify(body));
    });
  }
}

/** Runs `work` on every item, `width` at a time. */
export async function inParallel<T>(
  items: Iterable<T>,
  width: number,
  work: (item: T) => Promise<unknown>,
): Promise<void> {
  const iterator = items[Symbol.iterator]();
  const worker = async () => {
    for (let next = iterator.next(); !next.done; next = iterator.next()) {
      await work(next.value);
    }
  };
  await Promise.all(Array.from({ length: width }, worker));
}
