import { randomUUID } from 'node:crypto';
import { ConflictError, NotFoundError } from '@backstage/errors';
import { JsonObject } from '@backstage/types';
import {
  AppQuery,
  availableCommands,
  ClusterSummary,
  DeployedApp,
  Deployment,
  DeploymentCommand,
  DeploymentEvents,
  DeployPreview,
  DeployRequest,
  RenderedFiles,
  UndeployRequest,
} from '@multicluster/backstage-plugin-multicluster-common';
import {
  checkAppDrift,
  checkNames,
  checkRequest,
  ChosenTargets,
  clustersOf,
  DeploymentNews,
  DeploySources,
  draftDeployment,
  DriftChecks,
  findRequested,
  followEvents,
  listApps,
  previewDeployment,
  renderTargets,
  RequestFiles,
  requireChosen,
  RolloutControl,
  undeployRequest,
} from './service';
import {
  BundleStore,
  DeploymentQuery,
  DeploymentStore,
  TargetDeployer,
} from './types';

/** What deploying is made of. */
export type DeployServiceOptions = {
  store: DeploymentStore;
  bundles: BundleStore;
  sources: DeploySources;
  deployer: Pick<TargetDeployer, 'check'>;
  worker: RolloutControl;
  news: DeploymentNews;
  now?: () => number;
};

type Asked = { createdBy: string; signal: AbortSignal };

/** Accepts deployments, says what they would do and what they did. It writes to no cluster: the worker does. */
export class DeployService {
  readonly #options: Omit<DeployServiceOptions, 'now'>;
  readonly #files: RequestFiles;
  readonly #drifts = new DriftChecks();
  readonly #now: () => number;

  constructor(options: DeployServiceOptions) {
    this.#options = options;
    this.#files = new RequestFiles(options);
    this.#now = options.now ?? Date.now;
  }

  /** Returns the hash. */
  upload(bytes: Buffer): Promise<string> {
    return this.#files.upload(bytes);
  }

  uploadFolder(folder: string): Promise<string> {
    return this.#files.uploadFolder(folder);
  }

  /** Whatever stands against it on a cluster is a problem of that cluster. Rejects with an `InputError` for what no cluster can get. */
  async preview(
    request: DeployRequest,
    targets: ChosenTargets,
    asked: Asked,
  ): Promise<DeployPreview> {
    checkRequest(request);
    const settled = await this.#files.settle(request, asked.signal);
    const { store, deployer } = this.#options;
    const now = this.#now;
    return previewDeployment({
      ...{ store, deployer, targets, now, request: settled },
      ...asked,
    });
  }

  async render(
    request: DeployRequest,
    targets: ChosenTargets,
    { signal }: Pick<Asked, 'signal'>,
  ): Promise<RenderedFiles> {
    checkRequest(request);
    requireChosen(targets);
    const settled = await this.#files.settle(request, signal);
    const { sources } = this.#options;
    const { selected, chosen } = targets;
    const clusters = await this.#files.unpacked(settled, folder =>
      renderTargets({ sources, request: settled, chosen, folder, signal }),
    );
    return { clusters, selected };
  }

  /** Rejects with an `InputError` that names the field, with a `ConflictError` while another one of the app is under way there. */
  async create(
    request: DeployRequest,
    targets: ChosenTargets,
    { createdBy, signal }: Asked,
  ): Promise<Deployment> {
    checkRequest(request);
    requireChosen(targets);
    const settled = await this.#files.settle(request, signal);
    return this.#accept(settled, 'deploy', targets.chosen, createdBy);
  }

  /** The deployment that was made of that request before. */
  findRequested(
    request: Pick<DeployRequest, 'entityRef' | 'app' | 'requestId'>,
  ): Promise<Deployment | undefined> {
    return findRequested(this.#options.store, request);
  }

  list(query: DeploymentQuery): Promise<Deployment[]> {
    return this.#options.store.list(query);
  }

  async get(id: string): Promise<Deployment> {
    const deployment = await this.#options.store.get(id);
    if (!deployment) {
      throw new NotFoundError(`There is no deployment '${id}'.`);
    }
    return deployment;
  }

  events(options: {
    id: string;
    after: number;
    waitMs: number;
    signal: AbortSignal;
  }): Promise<DeploymentEvents> {
    const { store, news } = this.#options;
    return followEvents({ store, news, ...options });
  }

  /** Rejects with a `ConflictError` that says why it is not possible now. */
  async command(
    id: string,
    command: DeploymentCommand,
    options: { by: string; secretValues?: JsonObject },
  ): Promise<Deployment> {
    const refusal = availableCommands(await this.get(id))[command.type];
    if (refusal) throw new ConflictError(refusal);
    const { store, worker } = this.#options;
    if (options.secretValues) worker.giveSecrets(id, options.secretValues);
    const next = await store.command({ id, command, by: options.by });
    worker.wake();
    return next;
  }

  /** Names of the clusters that it would be taken from. */
  async undeployTargets(request: UndeployRequest): Promise<string[]> {
    checkNames(request);
    const { entityRef } = request;
    const rows = await this.#options.store.deployedClusters({ entityRef });
    return clustersOf(rows, request);
  }

  /** @param clusters - of the fleet, those of `undeployTargets`. */
  async undeploy(
    request: UndeployRequest,
    clusters: ClusterSummary[],
    { createdBy }: Pick<Asked, 'createdBy'>,
  ): Promise<Deployment> {
    const { entityRef, app, namespace } = request;
    const deployments = await this.#options.store.list({
      ...{ entityRef, app, namespace },
    });
    const latest = deployments.find(({ action }) => action === 'deploy');
    if (!latest) {
      throw new NotFoundError(`App '${app}' of ${entityRef} is not deployed.`);
    }
    const names = clusters.map(({ name }) => name);
    if (names.length === 0) {
      throw new NotFoundError(
        `The clusters that app '${app}' of ${entityRef} was deployed to are not in the fleet any more.`,
      );
    }
    const turned = undeployRequest(latest, request, names);
    return this.#accept(turned, 'undeploy', clusters, createdBy);
  }

  apps(entityRef: string): Promise<DeployedApp[]> {
    const { store } = this.#options;
    return listApps({ store, drifts: this.#drifts, entityRef });
  }

  /** Waits for the clusters; what it found is shown with the app from then on. */
  async checkDrift(
    entityRef: string,
    { app, namespace }: AppQuery,
  ): Promise<DeployedApp> {
    const { store, deployer } = this.#options;
    const drifts = this.#drifts;
    const all = await store.deployedClusters({ entityRef });
    const rows = all.filter(
      row => row.app === app && row.namespace === namespace,
    );
    await drifts.share(JSON.stringify([entityRef, app, namespace]), () =>
      checkAppDrift({ store, deployer, drifts, rows, now: this.#now }),
    );
    const found = (await this.apps(entityRef)).find(
      each => each.app === app && each.namespace === namespace,
    );
    if (!found) {
      throw new NotFoundError(
        `${entityRef} has no app '${app}' in namespace '${namespace}'.`,
      );
    }
    return found;
  }

  async #accept(
    request: DeployRequest,
    action: Deployment['action'],
    chosen: ClusterSummary[],
    createdBy: string,
  ): Promise<Deployment> {
    const { store, worker } = this.#options;
    const id = randomUUID();
    const draft = draftDeployment({
      ...{ id, request, action, chosen, createdBy, now: this.#now() },
    });
    const { secretValues } = request;
    // Before it is there to be claimed: a worker that is quicker would hold it for want of them.
    if (draft.usesSecrets && secretValues) worker.giveSecrets(id, secretValues);
    const { deployment, created } = await store.create(draft);
    if (!created && draft.usesSecrets && secretValues) {
      worker.giveSecrets(deployment.id, secretValues);
    }
    worker.wake();
    return deployment;
  }
}
