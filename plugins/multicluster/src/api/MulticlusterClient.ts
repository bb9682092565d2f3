import { ResponseError } from '@backstage/errors';
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
  MulticlusterClient as RoutesClient,
  MulticlusterClientOptions,
  PendingList,
  ResourceView,
  RunEvents,
  RunList,
  RunReport,
} from '@multicluster/backstage-plugin-multicluster-common';
import { MulticlusterApi, WatchTopologyOptions } from './MulticlusterApi';
import { documentVisibility } from './pageVisibility';
import { bodyChunks, readLines } from './readServerSentEvents';
import { TopologyWatch } from './TopologyWatch';

type Options<M extends keyof MulticlusterApi> = Parameters<
  MulticlusterApi[M]
>[0];

/**
 * The backend plugin over HTTP: its JSON routes, and its streams on top of them.
 *
 * @public
 */
export class MulticlusterClient implements MulticlusterApi {
  readonly #fetchApi: MulticlusterClientOptions['fetchApi'];
  readonly #routes: RoutesClient;

  constructor(options: MulticlusterClientOptions) {
    this.#fetchApi = options.fetchApi;
    this.#routes = new RoutesClient(options);
  }

  listClusters(options?: Options<'listClusters'>): Promise<ClusterList> {
    return this.#routes.listClusters(options);
  }

  getCluster(options: Options<'getCluster'>): Promise<ClusterDetail> {
    return this.#routes.getCluster(options);
  }

  compare(options: Options<'compare'>): Promise<Comparison> {
    return this.#routes.compare(options);
  }

  getResource(options: Options<'getResource'>): Promise<ResourceView> {
    return this.#routes.getResource(options);
  }

  previewDeployment(
    request: Options<'previewDeployment'>,
  ): Promise<DeployPreview> {
    return this.#routes.previewDeployment(request);
  }

  listApps(options: Options<'listApps'>): Promise<{ apps: DeployedApp[] }> {
    return this.#routes.listApps(options);
  }

  checkDrift(options: Options<'checkDrift'>): Promise<DeployedApp> {
    return this.#routes.checkDrift(options);
  }

  getDeployment(options: Options<'getDeployment'>): Promise<Deployment> {
    return this.#routes.getDeployment(options);
  }

  getDeploymentEvents(
    query: Options<'getDeploymentEvents'>,
  ): Promise<DeploymentEvents> {
    return this.#routes.getDeploymentEvents(query);
  }

  retryDeployment(options: Options<'retryDeployment'>): Promise<Deployment> {
    return this.#routes.retryDeployment(options);
  }

  rollBackDeployment(
    options: Options<'rollBackDeployment'>,
  ): Promise<Deployment> {
    return this.#routes.rollBackDeployment(options);
  }

  cancelDeployment(options: Options<'cancelDeployment'>): Promise<Deployment> {
    return this.#routes.cancelDeployment(options);
  }

  undeploy(request: Options<'undeploy'>): Promise<Deployment> {
    return this.#routes.undeploy(request);
  }

  listApprovals(query?: Options<'listApprovals'>): Promise<ApprovalList> {
    return this.#routes.listApprovals(query);
  }

  getApproval(options: Options<'getApproval'>): Promise<Approval> {
    return this.#routes.getApproval(options);
  }

  decideApproval(options: Options<'decideApproval'>): Promise<Approval> {
    return this.#routes.decideApproval(options);
  }

  getFailover(options: Options<'getFailover'>): Promise<FailoverView> {
    return this.#routes.getFailover(options);
  }

  planFailover(request: Options<'planFailover'>): Promise<FailoverPlan> {
    return this.#routes.planFailover(request);
  }

  getRunbook(request: Options<'getRunbook'>): Promise<string> {
    return this.#routes.getRunbook(request);
  }

  startRun(request: Options<'startRun'>): Promise<FailoverRun> {
    return this.#routes.startRun(request);
  }

  listRuns(query?: Options<'listRuns'>): Promise<RunList> {
    return this.#routes.listRuns(query);
  }

  listDrills(options?: Options<'listDrills'>): Promise<DrillList> {
    return this.#routes.listDrills(options);
  }

  listPending(options: Options<'listPending'>): Promise<PendingList> {
    return this.#routes.listPending(options);
  }

  getRun(options: Options<'getRun'>): Promise<FailoverRun> {
    return this.#routes.getRun(options);
  }

  getRunEvents(query: Options<'getRunEvents'>): Promise<RunEvents> {
    return this.#routes.getRunEvents(query);
  }

  commandRun(options: Options<'commandRun'>): Promise<FailoverRun> {
    return this.#routes.commandRun(options);
  }

  getRunReport(options: Options<'getRunReport'>): Promise<RunReport> {
    return this.#routes.getRunReport(options);
  }

  getRunReportText(options: Options<'getRunReportText'>): Promise<string> {
    return this.#routes.getRunReportText(options);
  }

  planEvacuation(options: Options<'planEvacuation'>): Promise<EvacuationPlan> {
    return this.#routes.planEvacuation(options);
  }

  startEvacuation(options: Options<'startEvacuation'>): Promise<Evacuation> {
    return this.#routes.startEvacuation(options);
  }

  listEvacuations(
    options?: Options<'listEvacuations'>,
  ): Promise<EvacuationList> {
    return this.#routes.listEvacuations(options);
  }

  getEvacuation(options: Options<'getEvacuation'>): Promise<Evacuation> {
    return this.#routes.getEvacuation(options);
  }

  commandEvacuation(
    options: Options<'commandEvacuation'>,
  ): Promise<Evacuation> {
    return this.#routes.commandEvacuation(options);
  }

  watchTopology(options: WatchTopologyOptions): void {
    // Rejects never: trouble is told to the options' listeners.
    new TopologyWatch(
      this.#routes,
      this.#fetchApi,
      options,
      documentVisibility,
    ).run();
  }

  async *followLogs(options: Options<'followLogs'>): AsyncGenerator<string> {
    const { signal, ...query } = options;
    const response = await this.#fetchApi.fetch(
      await this.#routes.logsUrl(query),
      { signal, headers: { Accept: 'text/plain' } },
    );
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    yield* readLines(bodyChunks(response), { partial: true });
  }
}
