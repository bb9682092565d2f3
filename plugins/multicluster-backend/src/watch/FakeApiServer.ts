import { createServer, IncomingMessage, Server, ServerResponse } from 'http';
import { AddressInfo } from 'net';
import { FakeEvent, FakeHistory, FakeObject } from './FakeHistory';
import { collectionPath, groupOf, KINDS } from './kinds';

/** What the server does with a request in place of answering it. */
export type Fault =
  /** Accepts, and says nothing. */
  | { fault: 'hang' }
  /** Sends the head, and nothing after it. */
  | { fault: 'silence' }
  | { fault: 'status'; status: number; headers?: Record<string, string> }
  /** Sends this body with status 200 and ends. */
  | { fault: 'body'; body: string }
  /** Closes the connection without an answer. */
  | { fault: 'reset' };

type Watcher = {
  collection: string;
  namespace?: string;
  response: ServerResponse;
};

type Asked = {
  collection: string;
  namespace?: string;
  query: URLSearchParams;
};

/**
 * An API server on loopback that speaks real HTTP: lists by pages, lists by watch, watches from a version, bookmarks, discovery.
 * A test changes its objects, and tells it how to fail.
 */
export class FakeApiServer {
  readonly history = new FakeHistory();
  /** Paths with queries, in the order in which they came. */
  readonly requests: string[] = [];
  /** As the feature gate of the real one; off answers 422. */
  watchList = true;
  /** The clock that it puts into `Date`; epoch milliseconds. */
  clock = () => Date.now();
  readonly #server: Server;
  readonly #watchers = new Set<Watcher>();
  readonly #faults: { match: RegExp; times: number; fault: Fault }[] = [];
  readonly #served = new Set<string>();

  private constructor() {
    this.#server = createServer((request, response) =>
      this.#answer(request, response),
    );
    for (const { optional, group, versions, plural } of KINDS) {
      if (!optional) {
        this.serve(group ? `${group}/${versions[0]}` : versions[0], plural);
      }
    }
  }

  static async start(): Promise<FakeApiServer> {
    const fake = new FakeApiServer();
    await new Promise<void>(resolve =>
      fake.#server.listen(0, '127.0.0.1', resolve),
    );
    return fake;
  }

  get url(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  get watches(): number {
    return this.#watchers.size;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise(resolve => this.#server.close(resolve));
  }

  /** Installs a resource. */
  serve(apiVersion: string, plural: string) {
    this.#served.add(collectionPath({ apiVersion, plural }).slice(1));
  }

  remove(apiVersion: string, plural: string) {
    const collection = collectionPath({ apiVersion, plural }).slice(1);
    this.#served.delete(collection);
    this.endWatches(collection);
  }

  put(collection: string, object: FakeObject): string {
    const event = this.history.put(collection, object);
    this.#broadcast(event);
    return String(event.version);
  }

  delete(collection: string, namespace: string, name: string) {
    this.#broadcast(this.history.delete(collection, namespace, name));
  }

  /** Sends a bookmark to all watches of a collection. */
  bookmark(collection: string) {
    this.sendRaw(collection, `${this.#bookmark()}\n`);
  }

  /** Sends bytes to all watches of a collection, whatever they are. */
  sendRaw(collection: string, bytes: string | Buffer) {
    this.#each(collection, ({ response }) => response.write(bytes));
  }

  /** Ends all watches of a collection, after these bytes if given. */
  endWatches(collection: string, bytes?: string) {
    this.#each(collection, watcher => {
      // At once: the end is under way, and what happens from now on is for the next watch.
      this.#watchers.delete(watcher);
      watcher.response.end(bytes);
    });
  }

  /** Breaks the connections of all watches of a collection. */
  breakWatches(collection: string) {
    this.#each(collection, watcher => {
      this.#watchers.delete(watcher);
      watcher.response.destroy();
    });
  }

  /** Forgets what happened: a watch from an older version is answered as 410. */
  compact() {
    this.history.compactedAt = this.history.version;
  }

  /** The next requests whose path and query match fail so. */
  fail(match: RegExp, fault: Fault, times = 1) {
    this.#faults.push({ match, fault, times });
  }

  heal() {
    this.#faults.length = 0;
  }

  /** Requests that match. */
  asked(match: RegExp): string[] {
    return this.requests.filter(path => match.test(path));
  }

  #each(collection: string, act: (watcher: Watcher) => void) {
    for (const watcher of [...this.#watchers]) {
      if (watcher.collection === collection) {
        act(watcher);
      }
    }
  }

  #answer(request: IncomingMessage, response: ServerResponse) {
    const path = request.url ?? '/';
    this.requests.push(path);
    response.sendDate = false;
    response.setHeader('date', new Date(this.clock()).toUTCString());
    const fault = this.#faults.find(
      each => each.times > 0 && each.match.test(path),
    );
    if (fault) {
      fault.times--;
      this.#misbehave(fault.fault, response);
      return;
    }
    const { pathname, searchParams: query } = new URL(path, this.url);
    if (this.#discover(pathname, response)) {
      return;
    }
    const scoped = /^\/(.+)\/namespaces\/([^/]+)\/([^/]+)$/.exec(pathname);
    const collection = scoped ? `${scoped[1]}/${scoped[3]}` : pathname.slice(1);
    const asked = { collection, namespace: scoped?.[2], query };
    if (!this.#served.has(collection)) {
      response.writeHead(404).end('404 page not found\n');
    } else if (query.get('watch') === 'true') {
      this.#watch(asked, response);
    } else {
      this.#list(asked, response);
    }
  }

  #misbehave(fault: Fault, response: ServerResponse) {
    switch (fault.fault) {
      case 'status':
        response.writeHead(fault.status, fault.headers).end('{}');
        break;
      case 'body':
        response.end(fault.body);
        break;
      case 'silence':
        response.flushHeaders();
        break;
      case 'reset':
        response.destroy();
        break;
      default:
    }
  }

  #discover(pathname: string, response: ServerResponse): boolean {
    const collections = [...this.#served].map(path => {
      const cut = path.lastIndexOf('/');
      return { root: `/${path.slice(0, cut)}`, name: path.slice(cut + 1) };
    });
    if (pathname === '/apis') {
      const versions = new Set(
        collections
          .filter(({ root }) => root.startsWith('/apis/'))
          .map(({ root }) => root.slice('/apis/'.length)),
      );
      const groups = [...versions].map(apiVersion => ({
        name: groupOf(apiVersion),
        versions: [{ version: apiVersion.split('/')[1] }],
      }));
      const byName = new Map<string, (typeof groups)[number]>();
      for (const group of groups) {
        const known = byName.get(group.name);
        known?.versions.push(...group.versions);
        byName.set(group.name, known ?? group);
      }
      response.end(JSON.stringify({ groups: [...byName.values()] }));
      return true;
    }
    const resources = collections.filter(({ root }) => root === pathname);
    if (resources.length > 0) {
      response.end(JSON.stringify({ resources }));
    }
    return resources.length > 0;
  }

  #list({ collection, namespace, query }: Asked, response: ServerResponse) {
    const [from, version] = (
      query.get('continue') ?? `0@${this.history.version}`
    ).split('@');
    if (Number(version) < this.history.compactedAt) {
      response.writeHead(410).end('{}');
      return;
    }
    const end = Number(from) + Number(query.get('limit') ?? Infinity);
    const all = this.history.list(collection, namespace);
    response.end(
      JSON.stringify({
        metadata: {
          resourceVersion: version,
          continue: end < all.length ? `${end}@${version}` : undefined,
        },
        items: all.slice(Number(from), end),
      }),
    );
  }

  #watch(asked: Asked, response: ServerResponse) {
    const { collection, namespace, query } = asked;
    const byList = query.get('sendInitialEvents') === 'true';
    if (byList && !this.watchList) {
      response.writeHead(422).end('{}');
      return;
    }
    const from = Number(query.get('resourceVersion') ?? 0);
    if (!byList && from < this.history.compactedAt) {
      const object = { kind: 'Status', code: 410, reason: 'Expired' };
      response.end(`${JSON.stringify({ type: 'ERROR', object })}\n`);
      return;
    }
    const watcher = { collection, namespace, response };
    this.#watchers.add(watcher);
    response.on('close', () => this.#watchers.delete(watcher));
    response.flushHeaders();
    if (byList) {
      for (const object of this.history.list(collection, namespace)) {
        response.write(`${JSON.stringify({ type: 'ADDED', object })}\n`);
      }
      response.write(`${this.#bookmark(true)}\n`);
      return;
    }
    for (const event of this.history.since(collection, from)) {
      this.#send(watcher, event);
    }
  }

  #broadcast(event: FakeEvent) {
    this.#each(event.collection, watcher => this.#send(watcher, event));
  }

  #send({ namespace, response }: Watcher, { type, object }: FakeEvent) {
    if (namespace === undefined || namespace === object.metadata.namespace) {
      response.write(`${JSON.stringify({ type, object })}\n`);
    }
  }

  #bookmark(isEnd = false): string {
    const annotations = isEnd ? { 'k8s.io/initial-events-end': 'true' } : {};
    const resourceVersion = String(this.history.version);
    const object = { metadata: { resourceVersion, annotations } };
    return JSON.stringify({ type: 'BOOKMARK', object });
  }
}
