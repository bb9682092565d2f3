import { Deployment } from '@multicluster/backstage-plugin-multicluster-common';
import { Mark } from './marks';

/** A row of `deployments`, as far as it is read. */
export type DeploymentRow = {
  id: string;
  body: string;
  version: number;
  epoch: number;
  lease_owner: string | null;
};

/** A row of `deployment_clusters`, with the state of its deployment. */
export type ClusterRow = {
  deployment_id: string;
  cluster: string;
  app: string;
  namespace: string;
  revision: number;
  action: Mark['action'];
  state: Mark['state'];
  attempts: number;
  since: string | number;
  previous_id: string | null;
  effective_values: string | null;
  deployment_state: Mark['deploymentState'];
};

/** What of a deployment has a column of its own, because it changes. */
export function writtenColumns(deployment: Deployment) {
  return { state: deployment.state, body: JSON.stringify(deployment) };
}

export function newColumns(deployment: Deployment) {
  const { id, app, namespace, revision, entityRef, createdAt } = deployment;
  return {
    id,
    app,
    namespace,
    revision,
    entity_ref: entityRef,
    request_id: deployment.request.requestId ?? null,
    bundle: deployment.request.bundle ?? null,
    created_at: createdAt,
    uses_secrets: deployment.usesSecrets,
    ...writtenColumns(deployment),
  };
}

export function clusterColumns(
  deployment: Deployment,
  rollout: Deployment['clusters'][number],
) {
  const { id, app, namespace, revision, action } = deployment;
  return {
    deployment_id: id,
    cluster: rollout.cluster,
    app,
    namespace,
    revision,
    action,
    state: rollout.state,
    attempts: rollout.attempts,
    since: rollout.since,
    previous_id: rollout.previousId ?? null,
  };
}

export function parseDeployment({ body }: { body: string }): Deployment {
  return JSON.parse(body);
}

export function parseMark(row: ClusterRow): Mark {
  return {
    id: row.deployment_id,
    revision: row.revision,
    action: row.action,
    deploymentState: row.deployment_state,
    cluster: row.cluster,
    state: row.state,
    attempts: row.attempts,
    since: Number(row.since),
    previousId: row.previous_id ?? undefined,
  };
}
