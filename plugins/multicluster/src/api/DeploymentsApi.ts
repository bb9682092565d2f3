import {
  DeployedApp,
  Deployment,
  DeploymentEvents,
  DeploymentEventsQuery,
  DeployPreview,
  DeployPreviewRequest,
  RetryRequest,
  RollBackRequest,
  UndeployRequest,
} from '@multicluster/backstage-plugin-multicluster-common';

/** @public */
export type Abortable = { signal?: AbortSignal };

/**
 * What was deployed and how it goes, and a look at what a deployment would do. Deploying itself is a template's.
 *
 * @public
 */
export interface DeploymentsApi {
  /** Writes nothing. */
  previewDeployment(
    request: DeployPreviewRequest & Abortable,
  ): Promise<DeployPreview>;
  listApps(
    options: { entityRef: string } & Abortable,
  ): Promise<{ apps: DeployedApp[] }>;
  /** Compares live objects with their source now. */
  checkDrift(
    options: { entityRef: string; app: string; namespace: string } & Abortable,
  ): Promise<DeployedApp>;
  getDeployment(options: { id: string } & Abortable): Promise<Deployment>;
  /** Waits up to `waitSeconds` for something after `after`. */
  getDeploymentEvents(
    query: { id: string } & DeploymentEventsQuery & Abortable,
  ): Promise<DeploymentEvents>;
  retryDeployment(
    options: { id: string } & RetryRequest & Abortable,
  ): Promise<Deployment>;
  rollBackDeployment(
    options: { id: string } & RollBackRequest & Abortable,
  ): Promise<Deployment>;
  cancelDeployment(options: { id: string } & Abortable): Promise<Deployment>;
  undeploy(request: UndeployRequest & Abortable): Promise<Deployment>;
}
