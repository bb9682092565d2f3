import { parseEntityRef } from '@backstage/catalog-model';
import { ResponseError } from '@backstage/errors';
import { ClusterDetail, ClusterList } from '../clusters/types';
import { ResourceView } from '../resources/types';
import { Comparison, TopologyGraph } from '../topology/types';
import {
  LogsQuery,
  PerUserTopologyRequest,
  ResourceQuery,
  TopologyAnswer,
  TopologyQuery,
} from './types';

/**
 * Where the backend is, and how to reach it; the frontend's and the backend's own APIs fit.
 *
 * @public
 */
export type MulticlusterClientOptions = {
  discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
  fetchApi: { fetch: typeof fetch };
};

/** @public */
export type AbortOptions = { signal?: AbortSignal };

type Query = Record<string, string | number | boolean | string[] | undefined>;

function entityPath(entityRef: string): string {
  const { kind, namespace, name } = parseEntityRef(entityRef);
  return ['/topology', kind.toLocaleLowerCase('en-US'), namespace, name]
    .map((part, index) => (index === 0 ? part : encodeURIComponent(part)))
    .join('/');
}

function withQuery(path: string, query: Query): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined) search.append(name, String(one));
    }
  }
  return search.size > 0 ? `${path}?${search}` : path;
}

/**
 * The JSON routes of the backend plugin, and the addresses of its two streams. Every method rejects with a `ResponseError` when the
 * backend refuses, and with fetch's own error when it cannot be reached.
 *
 * @public
 */
export class MulticlusterClient {
  readonly #options: MulticlusterClientOptions;

  constructor(options: MulticlusterClientOptions) {
    this.#options = options;
  }

  listClusters(options: AbortOptions = {}): Promise<ClusterList> {
    return this.#json('/clusters', options);
  }

  getCluster(options: { name: string } & AbortOptions): Promise<ClusterDetail> {
    return this.#json(`/clusters/${encodeURIComponent(options.name)}`, options);
  }

  /** Give the `etag` of the last answer to be told that it is still current. */
  async getTopology(
    options: TopologyQuery & { etag?: string } & AbortOptions,
  ): Promise<TopologyAnswer> {
    const { entityRef, budget, open, etag, signal } = options;
    const response = await this.#fetch(
      withQuery(entityPath(entityRef), { budget, open }),
      { signal, headers: etag ? { 'If-None-Match': etag } : {} },
    );
    if (response.status === 304) return { etag };
    return {
      graph: (await response.json()) as TopologyGraph,
      etag: response.headers.get('ETag') ?? undefined,
    };
  }

  /** N-way diff of one row over the clusters. */
  compare(
    options: { entityRef: string; row: string } & AbortOptions,
  ): Promise<Comparison> {
    const { entityRef, row, signal } = options;
    return this.#json(
      withQuery(`${entityPath(entityRef)}/comparison`, { row }),
      { signal },
    );
  }

  /** Reads clusters whose credentials belong to the user; see `ClusterState`. */
  getPerUserTopology(
    options: { entityRef: string } & PerUserTopologyRequest & AbortOptions,
  ): Promise<TopologyGraph> {
    const { entityRef, auth, clusters, signal } = options;
    return this.#json(`${entityPath(entityRef)}/per-user`, {
      signal,
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ auth, clusters }),
    });
  }

  getResource(options: ResourceQuery & AbortOptions): Promise<ResourceView> {
    const { cluster, apiVersion, kind, namespace, name, entityRef, signal } =
      options;
    const path = [cluster, apiVersion, kind, namespace || '-', name]
      .map(encodeURIComponent)
      .join('/');
    return this.#json(withQuery(`/resources/${path}`, { entityRef }), {
      signal,
    });
  }

  /** Address of the server-sent events of a topology. */
  async topologyStreamUrl(query: TopologyQuery): Promise<string> {
    const { entityRef, budget, open } = query;
    return this.#url(
      withQuery(`${entityPath(entityRef)}/stream`, { budget, open }),
    );
  }

  /** Address of a log, to be read as text while it comes. */
  async logsUrl(query: LogsQuery): Promise<string> {
    const { cluster, namespace, pod, ...rest } = query;
    const path = [cluster, namespace, pod].map(encodeURIComponent).join('/');
    return this.#url(withQuery(`/logs/${path}`, rest));
  }

  async #url(path: string): Promise<string> {
    const base = await this.#options.discoveryApi.getBaseUrl('multicluster');
    return `${base}${path}`;
  }

  async #fetch(path: string, init: RequestInit): Promise<Response> {
    const response = await this.#options.fetchApi.fetch(
      await this.#url(path),
      init,
    );
    if (!response.ok && response.status !== 304) {
      throw await ResponseError.fromResponse(response);
    }
    return response;
  }

  async #json<T>(path: string, init: RequestInit): Promise<T> {
    const { signal, method, headers, body } = init;
    const response = await this.#fetch(path, { signal, method, headers, body });
    return (await response.json()) as T;
  }
}
