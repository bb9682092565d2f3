import {
  Deployment,
  DeploymentState,
} from '@multicluster/backstage-plugin-multicluster-common';
import { Zod } from '../request';
import { deploymentsPath, describeFailure } from './describe';

/** What a step that deploys gives to later ones. */
export const outputFields = {
  deploymentId: (z: Zod) =>
    z.string().optional().describe('Absent when nothing was written'),
  state: (z: Zod) =>
    z.string().describe('State of the deployment, or `previewed`'),
  clusters: (z: Zod) =>
    z
      .array(
        z.object({
          name: z.string(),
          state: z.string(),
          message: z.string().optional(),
        }),
      )
      .describe('How it ended on each cluster'),
  url: (z: Zod) =>
    z.string().describe('Path of the Deployments tab in the portal'),
  summary: (z: Zod) => z.string().describe('What happened, in a sentence'),
};

type ClusterOutcome = { name: string; state: string; message?: string };

/** What is put out, as data. */
export type Outcome = {
  deploymentId?: string;
  state: DeploymentState | 'previewed';
  clusters: ClusterOutcome[];
  url: string;
  summary: string;
};

type Output = {
  (name: 'deploymentId' | 'state' | 'url' | 'summary', value: string): void;
  (name: 'clusters', value: ClusterOutcome[]): void;
};

export function putOut(output: Output, outcome: Outcome): void {
  if (outcome.deploymentId !== undefined) {
    output('deploymentId', outcome.deploymentId);
  }
  output('state', outcome.state);
  output('clusters', outcome.clusters);
  output('url', outcome.url);
  output('summary', outcome.summary);
}

function summarize(deployment: Deployment): string {
  const { app, clusters, state } = deployment;
  const names = clusters.map(({ cluster }) => cluster).join(', ');
  if (state !== 'succeeded') {
    return describeFailure(deployment);
  }
  const verb =
    deployment.action === 'undeploy' ? 'removed from' : 'deployed to';
  return deployment.summary ?? `'${app}' is ${verb} ${names}`;
}

export function outcomeOf(deployment: Deployment): Outcome {
  return {
    deploymentId: deployment.id,
    state: deployment.state,
    clusters: deployment.clusters.map(({ cluster, state, message }) => ({
      name: cluster,
      state,
      ...(message !== undefined && { message }),
    })),
    url: deploymentsPath(deployment.entityRef),
    summary: summarize(deployment),
  };
}

/** Puts out how it ended, and fails the step unless it ended well. */
export function conclude(output: Output, deployment: Deployment): void {
  putOut(output, outcomeOf(deployment));
  if (deployment.state !== 'succeeded') {
    throw new Error(describeFailure(deployment));
  }
}
