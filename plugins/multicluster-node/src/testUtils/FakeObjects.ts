import {
  ConflictError,
  InputError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import { ClusterClient, ClusterRequest } from '../ClusterClient';
import { applyJsonPatch, JsonOperation } from './applyJsonPatch';
import { applyMergePatch } from './applyMergePatch';

/** An object as JSON. @public */
export type FakeObject = {
  metadata: {
    name: string;
    resourceVersion?: string;
    [field: string]: unknown;
  };
  [field: string]: unknown;
};

/**
 * Objects of one cluster by their path, with versions: as much of an API server as a traffic driver needs. It reads, and it takes JSON
 * patches, whose `test` it holds to, and merge patches, whose version it holds to.
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
      if (Array.isArray(body)) applyJsonPatch(object, body as JsonOperation[]);
      else this.#merge(object, body as Partial<FakeObject>);
      this.put(path, object);
    } else if (method !== 'GET') {
      throw new InputError(`This cluster takes no ${method}`);
    }
    return this.get(path) as unknown as T;
  }

  #merge(object: FakeObject, body: Partial<FakeObject>): void {
    const version = body.metadata?.resourceVersion;
    if (version && version !== object.metadata.resourceVersion) {
      throw new ConflictError(`'${object.metadata.name}' has been modified`);
    }
    applyMergePatch(object, body);
  }

  stream(): Promise<AsyncIterable<Uint8Array>> {
    return Promise.reject(new InputError('This cluster streams nothing'));
  }
}
