import {
  ClusterDetail,
  ClusterList,
  Comparison,
  ResourceView,
  TopologyGraph,
} from '@multicluster/backstage-plugin-multicluster-common';
import {
  MulticlusterApi,
  TopologyConnection,
  WatchTopologyOptions,
} from './MulticlusterApi';

/** A backend in memory, for tests and for screens without a backend. What it says may be changed while it runs. */
export class FakeMulticlusterApi implements MulticlusterApi {
  /** Thrown by every question while it is set. */
  error?: Error;
  clusters: ClusterList = { clusters: [], hidden: 0, problems: [] };
  details = new Map<string, ClusterDetail>();
  graph?: TopologyGraph;
  comparison?: Comparison;
  resource?: ResourceView;
  logs: string[] = [];
  readonly #watchers = new Set<WatchTopologyOptions>();

  async listClusters(): Promise<ClusterList> {
    return this.#answer(this.clusters, 'clusters');
  }

  async getCluster(options: { name: string }): Promise<ClusterDetail> {
    return this.#answer(this.details.get(options.name), options.name);
  }

  async compare(): Promise<Comparison> {
    return this.#answer(this.comparison, 'comparison');
  }

  async getResource(): Promise<ResourceView> {
    return this.#answer(this.resource, 'resource');
  }

  watchTopology(options: WatchTopologyOptions): void {
    this.#watchers.add(options);
    options.signal.addEventListener('abort', () =>
      this.#watchers.delete(options),
    );
    options.onConnection({ state: 'connecting' });
    if (this.error) {
      options.onError(this.error);
    } else if (this.graph) {
      options.onConnection({ state: 'live' });
      options.onGraph(this.graph);
    }
  }

  async *followLogs(): AsyncGenerator<string> {
    yield* this.logs;
  }

  /** Sends a graph to all who watch. */
  show(graph: TopologyGraph): void {
    this.graph = graph;
    this.#watchers.forEach(watcher => watcher.onGraph(graph));
  }

  /** Tells all who watch how current they are. */
  connect(connection: TopologyConnection): void {
    this.#watchers.forEach(watcher => watcher.onConnection(connection));
  }

  #answer<T>(value: T | undefined, what: string): T {
    if (this.error) {
      throw this.error;
    }
    if (value === undefined) {
      throw new Error(`The fake backend has no answer for '${what}'`);
    }
    return value;
  }
}
