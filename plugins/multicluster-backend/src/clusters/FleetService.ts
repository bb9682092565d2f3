import { LoggerService } from '@backstage/backend-plugin-api';
import { InputError, NotFoundError } from '@backstage/errors';
import { ClusterPlacement } from '@multicluster/backstage-plugin-multicluster-common';
import {
  ClusterDescription,
  ClusterProvider,
  UserAuth,
} from '@multicluster/backstage-plugin-multicluster-node';
import { ResourceStore } from '../store';
import { ResourceCache } from '../watch/types';
import { WatchSetup } from './ClusterWatch';
import { ClusterConnection } from './connection/ClusterConnection';
import { ProbeTimings } from './connection/ClusterProbe';
import { EngagedCluster, nothingKnown } from './EngagedCluster';
import { lendConnection } from './lendConnection';
import { loadLastKnown } from './loadLastKnown';
import { Fleet, UserConnection } from './types';

/** What the configuration says of a cluster, whichever provider it comes from; it has the last word. */
export type ConfiguredCluster = Partial<ClusterPlacement> & { title?: string };

export type FleetOptions = {
  setup: WatchSetup;
  store: ResourceStore;
  providers: ClusterProvider[];
  configured: (name: string) => ConfiguredCluster | undefined;
  logger: LoggerService;
  probeTimings?: ProbeTimings;
  /** How long a cluster may be gone before it is forgotten; a provider that changes a description ends one lifetime before the next. */
  graceMs?: number;
};

/** Of a cluster that was not seen for so long, the last known state is of no use to anyone. */
const keptForMs = 30 * 24 * 60 * 60_000;

/** All clusters of all providers; see `Fleet`. */
export class FleetService implements Fleet {
  readonly #options: FleetOptions;
  readonly #engaged = new Map<string, EngagedCluster>();
  readonly #listeners = new Set<(cluster: string) => void>();
  readonly #problems = new Map<string, string[]>();
  readonly #conflicts = new Map<string, string>();
  readonly #stopping = new AbortController();
  /** Clusters whose objects are being put into the cache from the store, or dropped: no news for the store. */
  readonly #silent = new Set<string>();

  constructor(options: FleetOptions) {
    this.#options = options;
    const { cache, writer } = options.setup;
    cache.subscribe(({ cluster, changes }) => {
      this.#engaged.get(cluster)?.resourcesChanged();
      if (!this.#silent.has(cluster)) {
        writer.changed(cluster, changes);
      }
    });
  }

  get cache(): ResourceCache {
    return this.#options.setup.cache;
  }

  /** Starts all providers. It waits for none: clusters come as they are found. */
  start(): void {
    this.#forgetAncient().catch(() => {
      // The store is away; the next start tries again.
    });
    for (const provider of this.#options.providers) {
      const signal = this.#stopping.signal;
      provider
        .start({
          engage: (description, lifetime) =>
            this.#engage(provider, description, lifetime),
          problem: sentences => this.#problems.set(provider.name, sentences),
          signal,
        })
        .catch(error => {
          this.#options.logger.error(
            `Cluster provider '${provider.name}' failed`,
            error,
          );
          this.#problems.set(provider.name, [
            `The cluster provider '${provider.name}' failed; the log of the backend says why.`,
          ]);
        });
    }
  }

  /** Ends everything, and writes what has not been written yet. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#options.setup.writer.close();
  }

  clusters() {
    return [...this.#engaged.values()]
      .map(cluster => cluster.summary())
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  cluster(name: string) {
    return this.#engaged.get(name)?.detail();
  }

  problems() {
    return [...this.#problems.values(), ...this.#conflicts.values()].flat();
  }

  client(name: string) {
    return this.#engaged.get(name)?.client;
  }

  async connectAs(name: string, auth: UserAuth): Promise<UserConnection> {
    const cluster = this.#engaged.get(name);
    if (!cluster) {
      throw new NotFoundError(`There is no cluster '${name}'`);
    }
    const { access, url } = cluster.description;
    if (access.type !== 'perUser') {
      throw new InputError(
        `Cluster '${name}' is read with the portal's own credentials, not with a user's`,
      );
    }
    const options = await access.connectAs(auth);
    const connection = new ClusterConnection({
      cluster: name,
      url,
      connect: async () => options,
    });
    return {
      cluster: name,
      get: request => connection.get(request),
      close: () => connection.reset(),
    };
  }

  async lend(name: string) {
    const cluster = this.#engaged.get(name);
    return cluster && lendConnection(cluster.description);
  }

  subscribe(listener: (cluster: string) => void) {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  #engage(
    provider: ClusterProvider,
    description: ClusterDescription,
    lifetime: AbortSignal,
  ): void {
    const { name } = description;
    const previous = this.#engaged.get(name);
    if (previous && !previous.lifetime.aborted) {
      const conflict = `Cluster '${name}' is configured twice: that of '${provider.name}' is not used. Rename one of them.`;
      this.#conflicts.set(name, conflict);
      lifetime.addEventListener('abort', () => this.#conflicts.delete(name));
      return;
    }
    const engaged = new EngagedCluster({
      description: { ...description, ...this.#configured(description) },
      lifetime,
      setup: this.#options.setup,
      probeTimings: this.#options.probeTimings,
      onChange: () => this.#announce(name),
    });
    this.#engaged.set(name, engaged);
    lifetime.addEventListener('abort', () => this.#expire(engaged));
    this.#announce(name);
    this.#begin(engaged, previous).catch(error =>
      this.#options.logger.error(`Cluster '${name}' could not begin`, error),
    );
  }

  #configured(description: ClusterDescription): ConfiguredCluster {
    const { labels, ...rest } =
      this.#options.configured(description.name) ?? {};
    const said = Object.entries(rest).filter(
      ([, value]) => value !== undefined,
    );
    return {
      ...Object.fromEntries(said),
      labels: { ...description.labels, ...labels },
    };
  }

  async #begin(
    engaged: EngagedCluster,
    previous: EngagedCluster | undefined,
  ): Promise<void> {
    const { name, access } = engaged.description;
    if (access.type === 'perUser') {
      // What was shared before must not be seen by everyone any longer.
      this.#forget(name);
      engaged.start(nothingKnown());
      return;
    }
    if (previous) {
      engaged.start(previous.lastKnown);
      return;
    }
    const { store, logger } = this.#options;
    const lastKnown = await loadLastKnown({
      store,
      cluster: name,
      logger,
      signal: engaged.lifetime,
      put: batch => this.#silently(name, () => this.cache.apply(batch)),
    });
    engaged.start(lastKnown);
  }

  /** Forgets a cluster that has gone for good: not one that comes again at once, and none when the portal itself ends. */
  #expire(engaged: EngagedCluster): void {
    const { name } = engaged.description;
    const timer = setTimeout(() => {
      const isGone = this.#engaged.get(name) === engaged;
      if (isGone && !this.#stopping.signal.aborted) {
        this.#engaged.delete(name);
        this.#forget(name);
        this.#announce(name);
      }
    }, this.#options.graceMs ?? 1_000);
    timer.unref();
  }

  /** A cluster that left the configuration while no process ran is noticed by nobody else. */
  async #forgetAncient(): Promise<void> {
    const { store, setup } = this.#options;
    for (const { name, lastSeenAt } of await store.clusters()) {
      if (lastSeenAt !== undefined && lastSeenAt < Date.now() - keptForMs) {
        await setup.writer.drop(name);
      }
    }
  }

  #forget(name: string): void {
    this.#silently(name, () => this.cache.drop(name));
    // The writer never rejects.
    void this.#options.setup.writer.drop(name);
  }

  #silently(name: string, change: () => void): void {
    this.#silent.add(name);
    try {
      change();
    } finally {
      this.#silent.delete(name);
    }
  }

  #announce(name: string): void {
    for (const listener of this.#listeners) {
      listener(name);
    }
  }
}
