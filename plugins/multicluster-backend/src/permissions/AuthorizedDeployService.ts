import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { NotFoundError } from '@backstage/errors';
import { JsonObject } from '@backstage/types';
import {
  AppQuery,
  DeployedApp,
  Deployment,
  DeploymentCommand,
  DeploymentEvents,
  DeploymentListQuery,
  DeployPreview,
  DeployPreviewRequest,
  DeployRequest,
  RenderedFiles,
  UndeployRequest,
} from '@multicluster/backstage-plugin-multicluster-common';
import { DeployService, TemplateFiles } from '../deploy';
import { DeployAccess } from './DeployAccess';
import { hideDeployedClusters, hideTargets } from './hideTargets';
import { principalRef } from './principalRef';

/** In one spelling, as rows and permissions have it. */
function normalizeRef(entityRef: string): string {
  return stringifyEntityRef(parseEntityRef(entityRef));
}

function normalized<R extends { entityRef: string }>(request: R): R {
  return { ...request, entityRef: normalizeRef(request.entityRef) };
}

type Call = { signal: AbortSignal };

/** Deployments as one caller may see and order them. Every method asks anew: a right that was taken away is gone for the next command. */
export class AuthorizedDeployService {
  readonly #service: DeployService;
  readonly #access: DeployAccess;
  readonly #templates: TemplateFiles;

  constructor(options: {
    service: DeployService;
    access: DeployAccess;
    templates: TemplateFiles;
  }) {
    this.#service = options.service;
    this.#access = options.access;
    this.#templates = options.templates;
  }

  async upload(
    credentials: BackstageCredentials,
    bytes: Buffer,
  ): Promise<string> {
    await this.#access.requireSome(credentials);
    return this.#service.upload(bytes);
  }

  /** The entity need not be there yet: a form previews what a template is about to make. Its targets are asked for all the same. */
  async preview(
    credentials: BackstageCredentials,
    request: DeployPreviewRequest,
    { signal }: Call,
  ): Promise<DeployPreview> {
    const { templateFiles, ...asked } = normalized(request);
    await this.#access.requirePreview(credentials, asked.entityRef);
    const targets = await this.#access.targets(credentials, asked.targets);
    const bundle =
      templateFiles && !asked.bundle
        ? await this.#templates.use({ ...templateFiles, credentials }, folder =>
            this.#service.uploadFolder(folder),
          )
        : asked.bundle;
    const createdBy = principalRef(credentials).ref;
    return this.#service.preview({ ...asked, bundle }, targets, {
      ...{ createdBy, signal },
    });
  }

  async render(
    credentials: BackstageCredentials,
    request: DeployRequest,
    call: Call,
  ): Promise<RenderedFiles> {
    const asked = normalized(request);
    await this.#access.requirePreview(credentials, asked.entityRef);
    const targets = await this.#access.targets(credentials, asked.targets);
    return this.#service.render(asked, targets, call);
  }

  async create(
    credentials: BackstageCredentials,
    request: DeployRequest,
    { signal }: Call,
  ): Promise<Deployment> {
    const asked = normalized(request);
    await this.#access.requireNew(credentials, asked.entityRef);
    const first = await this.#service.findRequested(asked);
    if (first) return this.#shown(credentials, first);
    const targets = await this.#access.targets(credentials, asked.targets);
    const createdBy = principalRef(credentials).ref;
    return this.#service.create(asked, targets, { createdBy, signal });
  }

  async list(
    credentials: BackstageCredentials,
    query: DeploymentListQuery,
  ): Promise<Deployment[]> {
    const { state, entityRef, ...rest } = query;
    const ref = entityRef && normalizeRef(entityRef);
    if (ref) await this.#access.requireRead(credentials, ref);
    const found = await this.#service.list({
      ...rest,
      entityRef: ref,
      states: state && [state],
    });
    const readable = ref
      ? () => true
      : await this.#access.readable(
          credentials,
          found.map(each => each.entityRef),
        );
    const allowed = await this.#access.visibleClusters(credentials);
    return found
      .filter(each => readable(each.entityRef))
      .map(each => hideTargets(each, allowed));
  }

  async get(
    credentials: BackstageCredentials,
    id: string,
  ): Promise<Deployment> {
    return this.#shown(credentials, await this.#find(credentials, id));
  }

  async events(
    credentials: BackstageCredentials,
    options: { id: string; after: number; waitMs: number; signal: AbortSignal },
  ): Promise<DeploymentEvents> {
    await this.#find(credentials, options.id);
    const { events, deployment } = await this.#service.events(options);
    const allowed = await this.#access.visibleClusters(credentials);
    return {
      events: events.filter(({ cluster }) => !cluster || allowed(cluster)),
      deployment: hideTargets(deployment, allowed),
    };
  }

  /** Asks for every cluster that it may write to: with a retry, what has not begun goes on, whichever cluster it is asked for. */
  async command(
    credentials: BackstageCredentials,
    id: string,
    command: DeploymentCommand,
    options: { secretValues?: JsonObject } = {},
  ): Promise<Deployment> {
    const { entityRef, clusters } = await this.#find(credentials, id);
    await this.#access.requireExecute(credentials, entityRef);
    const all = clusters.map(({ cluster }) => cluster);
    const names = command.type === 'rollBack' ? command.clusters ?? all : all;
    await this.#access.requireClusters(credentials, names);
    const by = principalRef(credentials).ref;
    return this.#service.command(id, command, { ...options, by });
  }

  async undeploy(
    credentials: BackstageCredentials,
    request: UndeployRequest,
  ): Promise<Deployment> {
    const asked = normalized(request);
    await this.#access.requireExecute(credentials, asked.entityRef);
    const first = await this.#service.findRequested(asked);
    if (first) return this.#shown(credentials, first);
    const names = await this.#service.undeployTargets(asked);
    const clusters = await this.#access.requireClusters(credentials, names);
    const createdBy = principalRef(credentials).ref;
    return this.#service.undeploy(asked, clusters, { createdBy });
  }

  /** Names of the clusters that `undeploy` would take the app from. */
  async undeployTargets(
    credentials: BackstageCredentials,
    request: UndeployRequest,
  ): Promise<string[]> {
    const asked = normalized(request);
    await this.#access.requireExecute(credentials, asked.entityRef);
    const names = await this.#service.undeployTargets(asked);
    const found = await this.#access.requireClusters(credentials, names);
    return found.map(({ name }) => name);
  }

  async apps(
    credentials: BackstageCredentials,
    entityRef: string,
  ): Promise<DeployedApp[]> {
    const ref = normalizeRef(entityRef);
    await this.#access.requireRead(credentials, ref);
    const allowed = await this.#access.visibleClusters(credentials);
    const apps = await this.#service.apps(ref);
    return apps.map(each => hideDeployedClusters(each, allowed));
  }

  async checkDrift(
    credentials: BackstageCredentials,
    entityRef: string,
    query: AppQuery,
  ): Promise<DeployedApp> {
    const ref = normalizeRef(entityRef);
    await this.#access.requireRead(credentials, ref);
    const allowed = await this.#access.visibleClusters(credentials);
    const app = await this.#service.checkDrift(ref, query);
    return hideDeployedClusters(app, allowed);
  }

  async #shown(credentials: BackstageCredentials, deployment: Deployment) {
    const allowed = await this.#access.visibleClusters(credentials);
    return hideTargets(deployment, allowed);
  }

  /** Not found and not allowed are one answer: ids are not tried out. */
  async #find(
    credentials: BackstageCredentials,
    id: string,
  ): Promise<Deployment> {
    const deployment = await this.#service.get(id).catch(() => undefined);
    const readable =
      deployment &&
      (await this.#access.readable(credentials, [deployment.entityRef]));
    if (!deployment || !readable?.(deployment.entityRef)) {
      throw new NotFoundError(
        `There is no deployment '${id}' that you may see.`,
      );
    }
    return deployment;
  }
}
