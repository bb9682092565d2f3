import {
  Approval,
  ApprovalList,
  ClusterDetail,
  ClusterList,
  Comparison,
  DeployedApp,
  Deployment,
  DeploymentEvents,
  DeployPreview,
  DrillList,
  Evacuation,
  EvacuationList,
  EvacuationPlan,
  FailoverPlan,
  FailoverRun,
  FailoverView,
  PendingList,
  pendingOf,
  ResourceView,
  RunEvents,
  RunList,
  RunReport,
  TopologyGraph,
} from '@multicluster/backstage-plugin-multicluster-common';
import { FakeDeployments } from './FakeDeployments';
import { FakeEvacuations } from './FakeEvacuations';
import { FakeFailover } from './FakeFailover';
import {
  MulticlusterApi,
  TopologyConnection,
  WatchTopologyOptions,
} from './MulticlusterApi';

type Options<M extends keyof MulticlusterApi> = NonNullable<
  Parameters<MulticlusterApi[M]>[0]
>;

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
  readonly deploy = new FakeDeployments();
  readonly failover = new FakeFailover();
  readonly evacuations = new FakeEvacuations();
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

  async previewDeployment(
    options: Options<'previewDeployment'>,
  ): Promise<DeployPreview> {
    const request = this.deploy.heard('previewDeployment', options);
    return this.#answer(this.deploy.preview?.(request), 'preview');
  }

  async listApps(): Promise<{ apps: DeployedApp[] }> {
    return this.#answer({ apps: this.deploy.apps }, 'apps');
  }

  async checkDrift(options: Options<'checkDrift'>): Promise<DeployedApp> {
    const app = this.deploy.app(this.deploy.heard('checkDrift', options));
    return this.#answer(this.deploy.drifted?.(app) ?? app, 'drift');
  }

  async getDeployment(options: { id: string }): Promise<Deployment> {
    return this.#answer(this.deploy.deployment(options.id), options.id);
  }

  async getDeploymentEvents(
    query: Options<'getDeploymentEvents'>,
  ): Promise<DeploymentEvents> {
    return this.#answer(await this.deploy.eventsAfter(query), query.id);
  }

  retryDeployment(options: Options<'retryDeployment'>): Promise<Deployment> {
    return this.#command('retryDeployment', options);
  }

  rollBackDeployment(
    options: Options<'rollBackDeployment'>,
  ): Promise<Deployment> {
    return this.#command('rollBackDeployment', options);
  }

  cancelDeployment(options: Options<'cancelDeployment'>): Promise<Deployment> {
    return this.#command('cancelDeployment', options);
  }

  async undeploy(request: Options<'undeploy'>): Promise<Deployment> {
    const app = this.deploy.app(this.deploy.heard('undeploy', request));
    return this.#answer(app.deployments[0], 'undeploy');
  }

  async listApprovals(
    query: { state?: Approval['state'] } = {},
  ): Promise<ApprovalList> {
    const { state } = query;
    const approvals = this.deploy.approvals.filter(
      one => !state || one.state === state,
    );
    return this.#answer({ approvals }, 'approvals');
  }

  async getApproval(options: { id: string }): Promise<Approval> {
    return this.#answer(this.deploy.approval(options.id), options.id);
  }

  async decideApproval(options: Options<'decideApproval'>): Promise<Approval> {
    const decision = this.deploy.heard('decideApproval', options);
    return this.#answer(this.deploy.decide(decision), options.id);
  }

  async getFailover(): Promise<FailoverView> {
    return this.#answer(this.failover.current(), 'failover');
  }

  async planFailover(options: Options<'planFailover'>): Promise<FailoverPlan> {
    const request = this.failover.heard('planFailover', options);
    return this.#answer(this.failover.plan?.(request), 'plan');
  }

  async getRunbook(options: Options<'getRunbook'>): Promise<string> {
    const { intent } = this.failover.heard('getRunbook', options);
    return this.#answer(`# Failover of ${intent.entityRef}`, 'runbook');
  }

  async startRun(options: Options<'startRun'>): Promise<FailoverRun> {
    const request = this.failover.heard('startRun', options);
    return this.#answer(this.failover.start(request), 'run');
  }

  async listRuns(query: Options<'listRuns'> = {}): Promise<RunList> {
    const { entityRef, state, limit = 50 } = query;
    const runs = this.failover.runs
      .filter(run => !entityRef || run.entityRef === entityRef)
      .filter(run => !state || run.state === state);
    return this.#answer({ runs: runs.slice(0, limit) }, 'runs');
  }

  async listDrills(_options: Options<'listDrills'> = {}): Promise<DrillList> {
    return this.#answer({ drills: this.failover.drills }, 'drills');
  }

  async listPending(options: Options<'listPending'>): Promise<PendingList> {
    const actions = pendingOf(this.failover.runs, options.cluster);
    return this.#answer({ actions, hidden: 0 }, 'pending');
  }

  async getRun(options: { id: string }): Promise<FailoverRun> {
    return this.#answer(this.failover.run(options.id), options.id);
  }

  async getRunEvents(query: Options<'getRunEvents'>): Promise<RunEvents> {
    return this.#answer(await this.failover.eventsAfter(query), query.id);
  }

  async commandRun(options: Options<'commandRun'>): Promise<FailoverRun> {
    const { id, command } = this.failover.heard('commandRun', options);
    return this.#answer(this.failover.command(id, command), id);
  }

  async getRunReport(options: { id: string }): Promise<RunReport> {
    return this.#answer(this.failover.report(options.id), options.id);
  }

  async getRunReportText(options: { id: string }): Promise<string> {
    const { sentence } = this.failover.report(options.id);
    return this.#answer(`# Report\n\n${sentence}\n`, options.id);
  }

  async planEvacuation(
    options: Options<'planEvacuation'>,
  ): Promise<EvacuationPlan> {
    const request = this.failover.heard('planEvacuation', options);
    return this.#answer(this.evacuations.plan?.(request), 'evacuation');
  }

  async startEvacuation(
    options: Options<'startEvacuation'>,
  ): Promise<Evacuation> {
    const request = this.failover.heard('startEvacuation', options);
    return this.#answer(this.evacuations.start(request), 'evacuation');
  }

  async listEvacuations(): Promise<EvacuationList> {
    return this.#answer({ evacuations: this.evacuations.all }, 'evacuations');
  }

  async getEvacuation(options: { id: string }): Promise<Evacuation> {
    return this.#answer(this.evacuations.find(options.id), options.id);
  }

  async commandEvacuation(
    options: Options<'commandEvacuation'>,
  ): Promise<Evacuation> {
    const { id, command } = this.failover.heard('commandEvacuation', options);
    return this.#answer(this.evacuations.command(id, command), id);
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

  async #command(
    method: string,
    options: { id: string; signal?: AbortSignal },
  ): Promise<Deployment> {
    const { id } = this.deploy.heard(method, options);
    return this.#answer(this.deploy.run(id, method), id);
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
