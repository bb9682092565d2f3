import { LoggerService } from '@backstage/backend-plugin-api';
import {
  Resource,
  ResourceKind,
} from '@multicluster/backstage-plugin-multicluster-common';
import { ResourceChange } from '../watch/types';
import { ResourceStore, StoredCluster, StoreWrite } from './types';

/** What is to be written about one cluster; a resource stands for itself, undefined for its absence. */
type Dirty = {
  resources: Map<
    string,
    { key: StoreWrite['deletes'][number]; resource?: Resource }
  >;
  versions: Map<ResourceKind, string | undefined>;
  facts?: StoredCluster;
};

/** Events are many, short-lived, and say nothing that would still be true after a restart. */
const notKept: ReadonlySet<ResourceKind> = new Set<ResourceKind>(['Event']);
const largestPauseMs = 60_000;

/**
 * Writes what has changed every few seconds: of an object that changed a hundred times meanwhile, only the last state.
 *
 * A store that fails costs nothing but currency: what is dirty stays so and is written later.
 */
export class ResourceStoreWriter {
  readonly #store: ResourceStore;
  readonly #logger: LoggerService;
  readonly #intervalMs: number;
  readonly #dirty = new Map<string, Dirty>();
  #timer?: NodeJS.Timeout;
  #failures = 0;
  /** Everything is written in one row, so that a cluster that is forgotten does not come back with a write that was under way. */
  #queue: Promise<void> = Promise.resolve();
  #closed = false;

  constructor(options: {
    store: ResourceStore;
    logger: LoggerService;
    intervalMs?: number;
  }) {
    this.#store = options.store;
    this.#logger = options.logger;
    this.#intervalMs = options.intervalMs ?? 2_000;
  }

  changed(cluster: string, changes: ResourceChange[]): void {
    const { resources } = this.#of(cluster);
    for (const { before, after } of changes) {
      const resource = after ?? before;
      if (resource && !notKept.has(resource.kind)) {
        const { kind, namespace, name } = resource;
        resources.set(`${kind}/${namespace}/${name}`, {
          key: { kind, namespace, name },
          resource: after,
        });
      }
    }
  }

  /** To be called after `changed` with the changes up to this version; undefined takes the version back. */
  reached(
    cluster: string,
    kind: ResourceKind,
    version: string | undefined,
  ): void {
    if (!notKept.has(kind)) {
      this.#of(cluster).versions.set(kind, version);
    }
  }

  learned(cluster: string, facts: StoredCluster): void {
    this.#of(cluster).facts = facts;
  }

  drop(cluster: string): Promise<void> {
    this.#dirty.delete(cluster);
    return this.#enqueue(() => this.#store.drop({ cluster }));
  }

  /** Writes what is dirty now. Rejects never; a failure is logged and tried again with the next one. */
  flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    return this.#enqueue(() => this.#writeAll());
  }

  async close(): Promise<void> {
    await this.flush();
    this.#closed = true;
    clearTimeout(this.#timer);
  }

  #of(cluster: string): Dirty {
    let dirty = this.#dirty.get(cluster);
    if (!dirty) {
      dirty = { resources: new Map(), versions: new Map() };
      this.#dirty.set(cluster, dirty);
    }
    this.#schedule();
    return dirty;
  }

  #schedule(): void {
    if (this.#timer || this.#closed) {
      return;
    }
    const pauseMs = Math.min(
      largestPauseMs,
      this.#intervalMs * 2 ** Math.min(this.#failures, 10),
    );
    this.#timer = setTimeout(() => this.flush(), pauseMs);
  }

  #enqueue(task: () => Promise<void>): Promise<void> {
    this.#queue = this.#queue.then(task).then(
      () => {
        this.#failures = 0;
      },
      error => {
        this.#failures += 1;
        this.#logFailure(error);
      },
    );
    return this.#queue;
  }

  async #writeAll(): Promise<void> {
    for (const [cluster, dirty] of [...this.#dirty]) {
      this.#dirty.delete(cluster);
      try {
        await this.#store.write(toWrite(cluster, dirty));
      } catch (error) {
        this.#putBack(cluster, dirty);
        throw error;
      }
    }
  }

  /** What has become dirty meanwhile is newer. */
  #putBack(cluster: string, older: Dirty): void {
    const newer = this.#of(cluster);
    this.#dirty.set(cluster, {
      resources: new Map([...older.resources, ...newer.resources]),
      versions: new Map([...older.versions, ...newer.versions]),
      facts: newer.facts ?? older.facts,
    });
  }

  /** The message of a database's error may hold the whole statement with all its values: megabytes, and none of the log's business. */
  #logFailure(error: unknown): void {
    if (this.#failures > 1) {
      return;
    }
    const { name, code } = error as { name?: string; code?: string };
    this.#logger.warn(
      `The last known state of the clusters could not be written (${String(
        code ?? name,
      ).slice(0, 80)}); it is tried again`,
    );
  }
}

function toWrite(cluster: string, dirty: Dirty): StoreWrite {
  const entries = [...dirty.resources.values()];
  return {
    cluster,
    upserts: entries.flatMap(({ resource }) => resource ?? []),
    deletes: entries.flatMap(({ key, resource }) => (resource ? [] : key)),
    versions: dirty.versions,
    facts: dirty.facts,
  };
}
