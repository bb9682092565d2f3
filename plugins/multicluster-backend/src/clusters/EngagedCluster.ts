import {
  ClusterDetail,
  ClusterState,
  ClusterSummary,
  KindState,
} from '@multicluster/backstage-plugin-multicluster-common';
import {
  ClusterClient,
  ClusterDescription,
} from '@multicluster/backstage-plugin-multicluster-node';
import { clusterState } from './clusterState';
import { ClusterWatch, Progress, WatchSetup } from './ClusterWatch';
import { ClusterConnection } from './connection/ClusterConnection';
import {
  ClusterProbe,
  ProbeFacts,
  ProbeTimings,
} from './connection/ClusterProbe';
import { HttpClusterClient } from './connection/HttpClusterClient';
import { ContentsMemo } from './ContentsMemo';

/** What is known of a cluster from before it was engaged. */
export type LastKnown = {
  progress: Progress;
  version?: string;
  lastSeenAt?: number;
  /** Whether the cache holds objects that no list has confirmed since the process began. */
  fromStore: boolean;
};

/** Of a cluster that was never seen. */
export function nothingKnown(): LastKnown {
  return { progress: { versions: new Map() }, fromStore: false };
}

/**
 * One cluster of the fleet under one description: its connection, probe and watch, and what they add up to. It ends with its lifetime.
 */
export class EngagedCluster {
  readonly description: ClusterDescription;
  readonly lifetime: AbortSignal;
  readonly client?: ClusterClient;
  readonly #setup: WatchSetup;
  readonly #onChange: () => void;
  readonly #contents: ContentsMemo;
  readonly #connection?: ClusterConnection;
  readonly #timings?: ProbeTimings;
  #lastKnown: LastKnown = nothingKnown();
  #watch?: ClusterWatch;
  #probe?: ClusterProbe;
  #state: ClusterState = 'connecting';
  #error?: string;
  #since = Date.now();
  #synced = false;
  #announced = '';

  constructor(options: {
    description: ClusterDescription;
    lifetime: AbortSignal;
    setup: WatchSetup;
    probeTimings?: ProbeTimings;
    onChange: () => void;
  }) {
    const { description, lifetime, setup } = options;
    const { name, url, access } = description;
    this.description = description;
    this.lifetime = lifetime;
    this.#setup = setup;
    this.#timings = options.probeTimings;
    this.#onChange = options.onChange;
    this.#contents = new ContentsMemo({
      index: setup.cache,
      cluster: name,
      known: kind => this.#isKnown(kind),
      onCounted: () => this.#update(),
      lifetime,
    });
    if (access.type === 'shared') {
      const connection = new ClusterConnection({
        cluster: name,
        url,
        connect: access.connect,
      });
      this.#connection = connection;
      this.client = new HttpClusterClient(connection);
      lifetime.addEventListener('abort', () => connection.reset());
    }
    this.#update();
  }

  /** Begins to probe and watch, with what is known of the cluster already in the cache. */
  start(lastKnown: LastKnown): void {
    this.#lastKnown = lastKnown;
    this.#contents.refresh();
    this.#update();
    const connection = this.#connection;
    if (!connection || this.lifetime.aborted) {
      return;
    }
    this.#watch = new ClusterWatch({
      setup: this.#setup,
      connection,
      lifetime: this.lifetime,
      progress: lastKnown.progress,
      onKind: state => this.#onKind(state),
      onIdentified: () => this.#remember(),
    });
    this.#probe = new ClusterProbe({
      connection,
      timings: this.#timings,
      lastSeenAt: lastKnown.lastSeenAt,
      onFacts: facts => this.#onProbe(facts),
    });
    this.#probe
      .run(this.lifetime)
      .catch(error =>
        this.#setup.logger.error(
          `The probe of cluster '${this.description.name}' ended`,
          error,
        ),
      );
  }

  /** What the next description of the same cluster may go on from. */
  get lastKnown(): LastKnown {
    const facts = this.#probe?.facts;
    return {
      progress: this.#watch?.progress ?? this.#lastKnown.progress,
      version: facts?.version ?? this.#lastKnown.version,
      lastSeenAt: facts?.lastSeenAt ?? this.#lastKnown.lastSeenAt,
      fromStore: this.#lastKnown.fromStore && !this.#synced,
    };
  }

  resourcesChanged(): void {
    this.#contents.markDirty();
  }

  summary(): ClusterSummary {
    const { name, title, provider, region, environment, labels, dashboardUrl } =
      this.description;
    const contents = this.#contents.get();
    const facts = this.#probe?.facts;
    return {
      name,
      title: title ?? name,
      provider: provider ?? contents.placement.provider,
      region: region ?? contents.placement.region,
      environment,
      labels,
      dashboardUrl,
      state: this.#state,
      since: this.#since,
      error: this.#error,
      ...this.#lastKnownFacts(),
      nextAttemptAt: facts?.failedAttempts ? facts.nextAttemptAt : undefined,
      failedAttempts: facts?.failedAttempts ?? 0,
      latencyMs: facts?.latencyMs,
      health: contents.health,
      healthReasons: contents.healthReasons,
      nodes: contents.nodes,
      pods: contents.pods,
      workloads: contents.workloads,
      capacity: contents.capacity,
      objects: this.#setup.cache.size(name),
      fromStore: this.lastKnown.fromStore,
    };
  }

  detail(): ClusterDetail {
    const { cache } = this.#setup;
    const { name } = this.description;
    const { nodeList, workloadList } = this.#contents.get();
    const kinds = [...(this.#watch?.kinds ?? [])].map(([kind, state]) => ({
      ...state,
      objects: cache.size(name, kind),
    }));
    return { ...this.summary(), kinds, nodeList, workloadList };
  }

  #lastKnownFacts() {
    const { version, lastSeenAt } = this.lastKnown;
    return { version, lastSeenAt };
  }

  #isKnown(kind: Parameters<ClusterWatch['kinds']['get']>[0]): boolean {
    return (
      this.lastKnown.progress.versions.has(kind) ||
      this.#watch?.kinds.get(kind)?.state === 'live' ||
      this.#setup.cache.size(this.description.name, kind) > 0
    );
  }

  #onProbe(facts: ProbeFacts): void {
    this.#contents.markAged();
    if (facts.outcome === 'answered') {
      this.#watch?.start();
    }
    this.#update();
    if (isAway(this.#state) && facts.outcome !== 'answered') {
      this.#watch?.stop({ error: facts.error, since: facts.since });
    }
    this.#remember();
  }

  /** Says to the store what outlives the process, beside the resources. */
  #remember(): void {
    const { progress, version, lastSeenAt } = this.lastKnown;
    if (lastSeenAt !== undefined) {
      const { identity } = progress;
      const { name } = this.description;
      this.#setup.writer.learned(name, { version, lastSeenAt, identity });
    }
  }

  #onKind(state: KindState): void {
    if (state.state === 'broken') {
      this.#probe?.nudge();
    }
    const kinds = [...(this.#watch?.kinds.values() ?? [])];
    this.#synced ||= kinds.every(
      kind => kind.state !== 'syncing' && kind.state !== 'broken',
    );
    this.#update();
  }

  #update(): void {
    const { state, error } = clusterState({
      access: this.description.access,
      probe: this.#probe?.facts ?? { outcome: 'none', failedAttempts: 0 },
      kinds: [...(this.#watch?.kinds.values() ?? [])],
      synced: this.#synced,
    });
    if (state !== this.#state) {
      // Unreachable is found out with the second miss, and began with the first.
      this.#since =
        (state === 'unreachable' && this.#probe?.facts.since) || Date.now();
    }
    this.#state = state;
    this.#error = error;
    const { version, health } = {
      ...this.#lastKnownFacts(),
      health: this.#contents.get().health,
    };
    const announced = JSON.stringify([state, error, version, health]);
    if (announced !== this.#announced) {
      this.#announced = announced;
      this.#onChange();
    }
  }
}

/** Nothing can be read: watches that go on trying would only multiply the attempts of the probe. */
function isAway(state: ClusterState): boolean {
  return (
    state === 'unreachable' ||
    state === 'unauthorized' ||
    state === 'misconfigured'
  );
}
