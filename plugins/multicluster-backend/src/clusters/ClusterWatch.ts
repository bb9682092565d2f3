import { LoggerService } from '@backstage/backend-plugin-api';
import {
  KindState,
  ResourceKind,
} from '@multicluster/backstage-plugin-multicluster-common';
import { ResourceStoreWriter } from '../store';
import {
  KindSelection,
  ReflectorTiming,
  SyncGate,
  WatchMetrics,
  watchCluster,
} from '../watch';
import { ApiConnection, ReflectorBatch, ResourceCache } from '../watch/types';
import { readIdentity } from './readIdentity';

/** What all clusters of a fleet share for watching. */
export type WatchSetup = {
  cache: ResourceCache;
  writer: ResourceStoreWriter;
  gate: SyncGate;
  kinds: KindSelection;
  logger: LoggerService;
  metrics?: WatchMetrics;
  timing?: Partial<ReflectorTiming>;
};

/** How far a cluster has been read: what a watch may go on from. */
export type Progress = {
  identity?: string;
  versions: Map<ResourceKind, string>;
};

/**
 * Watches one cluster while it can be reached, and remembers how far it came for the next time.
 */
export class ClusterWatch {
  readonly progress: Progress;
  readonly kinds = new Map<ResourceKind, KindState>();
  readonly #setup: WatchSetup;
  readonly #connection: ApiConnection;
  readonly #lifetime: AbortSignal;
  readonly #onKind: (state: KindState) => void;
  readonly #onIdentified: () => void;
  #session?: AbortController;

  constructor(options: {
    setup: WatchSetup;
    connection: ApiConnection;
    lifetime: AbortSignal;
    progress: Progress;
    onKind: (state: KindState) => void;
    /** The cluster has said who it is. */
    onIdentified: () => void;
  }) {
    this.#setup = options.setup;
    this.#connection = options.connection;
    this.#lifetime = options.lifetime;
    this.progress = options.progress;
    this.#onKind = options.onKind;
    this.#onIdentified = options.onIdentified;
  }

  /** Does nothing while it watches already. */
  start(): void {
    if (this.#session || this.#lifetime.aborted) {
      return;
    }
    this.#session = new AbortController();
    const signal = AbortSignal.any([this.#lifetime, this.#session.signal]);
    this.#watch(signal).catch(error =>
      this.#setup.logger.error(
        `The watch of cluster '${this.#connection.cluster}' could not begin`,
        error,
      ),
    );
  }

  /** The kinds keep their objects, and say that they are not current. */
  stop(reason: { error?: string; since: number }): void {
    if (!this.#session) {
      return;
    }
    this.#session.abort();
    this.#session = undefined;
    for (const [kind, state] of this.kinds) {
      if (state.state === 'live' || state.state === 'syncing') {
        this.kinds.set(kind, { ...state, ...reason, state: 'broken' });
      }
    }
  }

  async #watch(signal: AbortSignal): Promise<void> {
    const identity = await readIdentity(this.#connection, signal);
    if (signal.aborted) {
      return;
    }
    this.#identify(identity);
    const { gate, kinds, logger, metrics, timing } = this.#setup;
    watchCluster({
      connection: this.#connection,
      sink: {
        apply: batch => this.#apply(batch),
        state: (_, state) => this.#state(state),
      },
      signal,
      kinds,
      resume: new Map(this.progress.versions),
      gate,
      logger,
      metrics,
      timing,
    });
  }

  #identify(identity: string | undefined): void {
    const { progress } = this;
    const { cluster } = this.#connection;
    if (identity !== undefined && identity === progress.identity) {
      return;
    }
    if (progress.identity && identity) {
      this.#setup.logger.info(
        `Cluster '${cluster}' is another one than before: everything is listed anew`,
      );
    }
    for (const kind of progress.versions.keys()) {
      this.#setup.writer.reached(cluster, kind, undefined);
    }
    progress.versions.clear();
    progress.identity = identity;
    this.#onIdentified();
  }

  /** The cache first: it tells the writer what changed, and only then may the version be written. */
  #apply(batch: ReflectorBatch): void {
    const { cache, writer } = this.#setup;
    cache.apply(batch);
    const { kind, resourceVersion } = batch;
    if (resourceVersion === undefined) {
      return;
    }
    if (resourceVersion === '') {
      this.progress.versions.delete(kind);
    } else {
      this.progress.versions.set(kind, resourceVersion);
    }
    writer.reached(batch.cluster, kind, resourceVersion || undefined);
  }

  #state(state: KindState): void {
    this.kinds.set(state.kind as ResourceKind, state);
    this.#onKind(state);
  }
}
