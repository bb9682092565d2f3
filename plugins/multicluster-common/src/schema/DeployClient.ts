import {
  DeployedApp,
  Deployment,
  DeployPreview,
  DeployPreviewRequest,
  DeployRequest,
  RenderedFiles,
} from '../deploy/types';
import { entityPath, pathOf } from './paths';
import { AbortOptions, RouteClient, withQuery } from './RouteClient';
import {
  AppList,
  AppQuery,
  DeploymentEvents,
  DeploymentEventsQuery,
  DeploymentList,
  DeploymentListQuery,
  RetryRequest,
  RollBackRequest,
  SyncStateList,
  UndeployRequest,
  UploadedBundle,
} from './deployTypes';

/**
 * The routes of deploying.
 *
 * @public
 */
export class DeployClient extends RouteClient {
  /** Keeps a folder as tar.gz, 16 MiB at most; `bundle` of the answer goes into a `DeployRequest`. */
  async uploadBundle(
    options: { bytes: Uint8Array } & AbortOptions,
  ): Promise<UploadedBundle> {
    const response = await this.fetch('/bundles', {
      signal: options.signal,
      method: 'POST',
      headers: { 'Content-Type': 'application/gzip' },
      body: options.bytes as Uint8Array<ArrayBuffer>,
    });
    return (await response.json()) as UploadedBundle;
  }

  /** What a deployment would do on each cluster. Writes nothing. */
  previewDeployment(
    request: DeployPreviewRequest & AbortOptions,
  ): Promise<DeployPreview> {
    const { signal, ...body } = request;
    return this.post('/deployments/preview', body, { signal });
  }

  /** What each cluster would get, as files for Git. */
  renderDeployment(
    request: DeployRequest & AbortOptions,
  ): Promise<RenderedFiles> {
    const { signal, ...body } = request;
    return this.post('/deployments/render', body, { signal });
  }

  /** Accepts it; `getDeploymentEvents` tells how it goes on. */
  createDeployment(request: DeployRequest & AbortOptions): Promise<Deployment> {
    const { signal, ...body } = request;
    return this.post('/deployments', body, { signal });
  }

  /** Newest first. */
  listDeployments(
    query: DeploymentListQuery & AbortOptions = {},
  ): Promise<DeploymentList> {
    const { signal, ...rest } = query;
    return this.read(withQuery('/deployments', rest), { signal });
  }

  getDeployment(options: { id: string } & AbortOptions): Promise<Deployment> {
    return this.read(pathOf('deployments', options.id), options);
  }

  /** Answers at once when there is something after `after`, else when there is, or after `waitSeconds` (25 at most). */
  getDeploymentEvents(
    query: { id: string } & DeploymentEventsQuery & AbortOptions,
  ): Promise<DeploymentEvents> {
    const { id, signal, ...rest } = query;
    return this.read(withQuery(pathOf('deployments', id, 'events'), rest), {
      signal,
    });
  }

  retryDeployment(
    options: { id: string } & RetryRequest & AbortOptions,
  ): Promise<Deployment> {
    const { id, signal, ...body } = options;
    return this.post(pathOf('deployments', id, 'retry'), body, { signal });
  }

  rollBackDeployment(
    options: { id: string } & RollBackRequest & AbortOptions,
  ): Promise<Deployment> {
    const { id, signal, ...body } = options;
    return this.post(pathOf('deployments', id, 'rollback'), body, { signal });
  }

  cancelDeployment(
    options: { id: string } & AbortOptions,
  ): Promise<Deployment> {
    return this.post(pathOf('deployments', options.id, 'cancel'), {}, options);
  }

  /** What was deployed for an entity, over all clusters. */
  listApps(options: { entityRef: string } & AbortOptions): Promise<AppList> {
    return this.read(entityPath('apps', options.entityRef), options);
  }

  /** Compares live objects with the source of what was deployed, now. */
  checkDrift(
    options: { entityRef: string } & AppQuery & AbortOptions,
  ): Promise<DeployedApp> {
    const { entityRef, app, namespace, signal } = options;
    const path = `${entityPath('apps', entityRef)}/drift`;
    return this.post(path, { app, namespace }, { signal });
  }

  undeploy(request: UndeployRequest & AbortOptions): Promise<Deployment> {
    const { signal, ...body } = request;
    return this.post('/undeploy', body, { signal });
  }

  /** What Argo CD or Flux of a cluster says of an app. */
  getSyncStates(
    options: { hub: string; app: string } & AbortOptions,
  ): Promise<SyncStateList> {
    return this.read(pathOf('gitops', options.hub, options.app), options);
  }
}
