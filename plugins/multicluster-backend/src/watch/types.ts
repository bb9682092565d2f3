import {
  KindState,
  Resource,
  ResourceIndex,
  ResourceKind,
} from '@multicluster/backstage-plugin-multicluster-common';

/** An answer of an API server, its body not yet read. */
export type ApiResponse = {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: AsyncIterable<Buffer>;
};

/**
 * The way to one API server with one credential: one agent, HTTP/2 where the server has it. `clusters/` makes it, `watch/` uses it.
 */
export interface ApiConnection {
  readonly cluster: string;
  /**
   * Rejects when the head does not come in time, on a transport error and on abort; never for a status. What it rejects with, but for
   * an abort, is a `ServiceUnavailableError` or an `InputError` whose message is a sentence for the page.
   */
  get(options: {
    path: string;
    signal: AbortSignal;
    headersTimeoutMs: number;
    /** Longest silence within the body. */
    bodyTimeoutMs: number;
  }): Promise<ApiResponse>;
}

/** What a reflector hands over: trimmed already, and plain data, so that it could come from a worker thread. */
export type ReflectorBatch = {
  cluster: string;
  kind: ResourceKind;
  upserts: Resource[];
  /** As `namespace/name`; `/name` for cluster-scoped kinds. Only what the watch said: see `listed`. */
  deletes: string[];
  /** The version to watch from when this batch is in; undefined in the middle of a list; empty when there is none to go on from. */
  resourceVersion?: string;
  /**
   * Ends a list: within this scope the cluster has these objects (as `namespace/name`) and no others. The cache forgets the rest,
   * also what came from the database and no reflector ever saw. Who keeps rows takes deletions from the cache's events
   * (`before` without `after`), since they are in no `deletes`.
   */
  listed?: { namespace?: string; group?: string; keys: string[] };
  /** Only these namespaces are watched from now on; the cache forgets the objects of all others. */
  narrowed?: string[];
};

/** Where a reflector's work goes. Both are called synchronously; an exception is counted and does not end the watch. */
export interface ReflectorSink {
  apply(batch: ReflectorBatch): void;
  state(cluster: string, state: KindState): void;
}

/** One object before and after; `before` is missing when it is new, `after` when it has gone. */
export type ResourceChange = { before?: Resource; after?: Resource };

/** Told after the cache holds the new state. */
export type CacheListener = (event: {
  cluster: string;
  changes: ResourceChange[];
}) => void;

/** The newest known object per cluster, kind, namespace and name, live or last known. */
export interface ResourceCache extends ResourceIndex {
  apply(batch: ReflectorBatch): void;
  /** Forgets a cluster that is no longer configured. */
  drop(cluster: string): void;
  /** Objects in the cache, of one cluster when given, of one of its kinds when given. */
  size(cluster?: string, kind?: ResourceKind): number;
  /** Returns its unsubscribe. */
  subscribe(listener: CacheListener): () => void;
}
