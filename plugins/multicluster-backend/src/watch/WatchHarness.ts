import { LoggerService } from '@backstage/backend-plugin-api';
import {
  KindState,
  ResourceKind,
} from '@multicluster/backstage-plugin-multicluster-common';
import { Agent } from 'undici';
import { FakeApiServer } from './FakeApiServer';
import { FakeObject } from './FakeHistory';
import { KindSelection, specOf } from './kinds';
import { MemoryResourceCache } from './MemoryResourceCache';
import { WatchMetrics } from './metrics';
import { createSyncGate, SyncGate } from './SyncGate';
import { ReflectorTiming } from './timing';
import { ApiConnection, ReflectorBatch } from './types';
import { watchCluster } from './watchCluster';

/** Everything a hundred times faster than in life. */
const TIMING: Partial<ReflectorTiming> = {
  headersTimeoutMs: 300,
  watchSilenceMs: 2_000,
  listSilenceMs: 300,
  shortestWatchMs: 5,
  settleMs: 20,
  backoffMinMs: 4,
  backoffMaxMs: 30,
  forbiddenRetryMs: 60,
  discoveryMs: 20,
  discoveryMemoryMs: 0,
  batchMs: 2,
  pageSize: 3,
};

const silent: LoggerService = {
  error() {},
  warn() {},
  info() {},
  debug() {},
  child: () => silent,
};

function openConnection(cluster: string, url: string, agent: Agent) {
  const connection: ApiConnection = {
    cluster,
    async get({ path, signal, headersTimeoutMs, bodyTimeoutMs }) {
      const { statusCode, headers, body } = await agent.request({
        origin: url,
        path,
        method: 'GET',
        signal,
        headersTimeout: headersTimeoutMs,
        bodyTimeout: bodyTimeoutMs,
      });
      return { status: statusCode, headers, body };
    },
  };
  return connection;
}

/** An object with a name and nothing else. */
export function named(
  namespace: string,
  name: string,
  more?: Omit<FakeObject, 'metadata'>,
): FakeObject {
  return { metadata: { namespace, name }, ...more };
}

/** A fake cluster that is watched into a cache; what a test waits for, it names. */
export class WatchHarness {
  readonly server: FakeApiServer;
  readonly cache = new MemoryResourceCache();
  readonly batches: ReflectorBatch[] = [];
  /** All states that were told, oldest first. */
  readonly told: KindState[] = [];
  readonly metrics: jest.Mocked<WatchMetrics> = {
    objects: jest.fn(),
    events: jest.fn(),
    relist: jest.fn(),
    bytes: jest.fn(),
    lag: jest.fn(),
    consumerError: jest.fn(),
  };
  /** Called before the cache gets a batch. */
  onBatch: (batch: ReflectorBatch) => void = () => {};
  readonly #agent = new Agent({ keepAliveTimeout: 1_000 });
  readonly #lifetime = new AbortController();

  private constructor(server: FakeApiServer) {
    this.server = server;
  }

  static async create(): Promise<WatchHarness> {
    return new WatchHarness(await FakeApiServer.start());
  }

  /** Begins to watch cluster `east`; only pods unless said otherwise. */
  watch(options?: {
    kinds?: KindSelection;
    resume?: Map<ResourceKind, string>;
    timing?: Partial<ReflectorTiming>;
    gate?: SyncGate;
    url?: string;
  }) {
    const url = options?.url ?? this.server.url;
    watchCluster({
      connection: openConnection('east', url, this.#agent),
      sink: {
        apply: batch => {
          this.batches.push(batch);
          this.onBatch(batch);
          this.cache.apply(batch);
        },
        state: (_cluster, state) => this.told.push(state),
      },
      signal: this.#lifetime.signal,
      kinds: options?.kinds ?? { include: ['Pod'] },
      resume: options?.resume ?? new Map(),
      held: kind => this.cache.size('east', kind),
      gate: options?.gate ?? createSyncGate(4),
      logger: silent,
      metrics: this.metrics,
      timing: { ...TIMING, ...options?.timing },
    });
  }

  end() {
    this.#lifetime.abort();
  }

  async stop() {
    this.end();
    await this.#agent.destroy();
    await this.server.stop();
  }

  state(kind: ResourceKind = 'Pod'): KindState | undefined {
    return this.told.filter(state => state.kind === kind).at(-1);
  }

  /** The states of a kind in their order. */
  states(kind: ResourceKind = 'Pod'): string[] {
    return this.told
      .filter(state => state.kind === kind)
      .map(({ state }) => state);
  }

  get(namespace: string, name: string, kind: ResourceKind = 'Pod') {
    return this.cache.get({ cluster: 'east', kind, namespace, name });
  }

  /** `namespace/name@version` of what the cache holds of a kind, sorted. */
  cached(kind: ResourceKind = 'Pod'): string[] {
    return [...this.cache.list({ cluster: 'east', kind })]
      .map(
        ({ namespace, name, resourceVersion }) =>
          `${namespace}/${name}@${resourceVersion}`,
      )
      .sort();
  }

  /** The same of what the server holds. */
  served(collection = 'api/v1/pods'): string[] {
    return this.server.history
      .list(collection)
      .map(
        ({ metadata: { namespace = '', name, resourceVersion } }) =>
          `${namespace}/${name}@${resourceVersion}`,
      )
      .sort();
  }

  async until(what: string, holds: () => boolean): Promise<void> {
    const deadline = Date.now() + 4_000;
    while (!holds()) {
      if (Date.now() > deadline) {
        throw new Error(
          `It did not come to pass that ${what}; states: ${this.told
            .map(({ kind, state, error }) => `${kind} ${state} ${error ?? ''}`)
            .join(', ')}; requests: ${this.server.requests.join(' ')}`,
        );
      }
      await new Promise(resolve => setTimeout(resolve, 2));
    }
  }

  untilState(state: KindState['state'], kind: ResourceKind = 'Pod') {
    return this.until(
      `${kind} is ${state}`,
      () => this.state(kind)?.state === state,
    );
  }

  /** Until the cache holds what the server holds, and says so. */
  untilEqual(kind: ResourceKind = 'Pod', collection?: string) {
    const { group, versions, plural } = specOf(kind);
    const path =
      collection ??
      `${group ? `apis/${group}` : 'api'}/${versions[0]}/${plural}`;
    return this.until(
      `the cache equals ${path}`,
      () =>
        this.state(kind)?.state === 'live' &&
        this.cached(kind).join() === this.served(path).join(),
    );
  }
}
