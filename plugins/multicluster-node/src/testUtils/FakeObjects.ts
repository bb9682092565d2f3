import {
  InputError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import { ClusterClient, ClusterRequest } from '../ClusterClient';

/** An object as JSON. @public */
export type FakeObject = {
  metadata: {
    name: string;
    resourceVersion?: string;
    [field: string]: unknown;
  };
  [field: string]: unknown;
};

type Operation = { op: string; path: string; value?: unknown };

/**
 * Objects of one cluster by their path, with versions: as much of an API server as a traffic driver needs. It reads, and it takes JSON
 * patches, whose `test` it holds to.
 *
 * @public
 */
export class FakeObjects implements ClusterClient {
  readonly cluster: string;
  /** Methods and paths, in order. */
  readonly requests: string[] = [];
  /** While set, nothing answers. */
  away = false;
  /** Called once before the next write is looked at, as a rival who was quicker. */
  beforeWrite?: () => void | Promise<void>;
  readonly #objects = new Map<string, FakeObject>();
  #version = 1;

  constructor(cluster: string) {
    this.cluster = cluster;
  }

  put(path: string, object: FakeObject): void {
    this.#version += 1;
    const resourceVersion = String(this.#version);
    const metadata = { ...object.metadata, resourceVersion };
    this.#objects.set(path, structuredClone({ ...object, metadata }));
  }

  get<T extends FakeObject>(path: string): T {
    const object = this.#objects.get(path);
    if (!object) throw new NotFoundError(`'${this.cluster}' has no ${path}`);
    return structuredClone(object) as T;
  }

  /** As somebody else would. */
  change(path: string, edit: (object: any) => void): void {
    const object = this.get(path);
    edit(object);
    this.put(path, object);
  }

  async request<T>(request: ClusterRequest): Promise<T> {
    const { method = 'GET', body } = request;
    const [path] = request.path.split('?');
    request.signal?.throwIfAborted();
    this.requests.push(`${method} ${path}`);
    if (this.away) {
      throw new ServiceUnavailableError(`Cluster '${this.cluster}' is away`);
    }
    if (method === 'PATCH') {
      const rival = this.beforeWrite;
      this.beforeWrite = undefined;
      await rival?.();
      const object = this.get(path);
      for (const operation of body as Operation[]) patch(object, operation);
      this.put(path, object);
    } else if (method !== 'GET') {
      throw new InputError(`This cluster takes no ${method}`);
    }
    return this.get(path) as unknown as T;
  }

  stream(): Promise<AsyncIterable<Uint8Array>> {
    return Promise.reject(new InputError('This cluster streams nothing'));
  }
}

function patch(object: any, { op, path, value }: Operation): void {
  const keys = path
    .split('/')
    .slice(1)
    .map(key => key.replaceAll('~1', '/').replaceAll('~0', '~'));
  const last = keys.pop()!;
  const parent = keys.reduce((at, key) => at?.[key], object);
  if (parent === undefined) {
    throw refused(`Missing path '${path}'`);
  }
  if (op === 'test') {
    if (JSON.stringify(parent[last]) !== JSON.stringify(value)) {
      throw refused(`testing path ${path} failed`);
    }
  } else if (op === 'remove') {
    delete parent[last];
  } else {
    parent[last] = value;
  }
}

/** As an API server answers a patch that does not fit. */
function refused(message: string): Error {
  const error = new InputError(message);
  return Object.assign(error, {
    refusal: { code: 422, reason: 'Invalid', message, causes: [] },
  });
}
