import { audited } from '../audit';
import {
  DeployPreview,
  DeployRequest,
} from '@multicluster/backstage-plugin-multicluster-common';
import {
  deploymentFields,
  describeExecute,
  showDeployment,
  Zod,
} from './deploymentFields';
import { ActionOptions, defined } from './types';

function showPreview({ clusters, selected }: DeployPreview) {
  return {
    problems: selected.problems,
    clusters: clusters.map(({ cluster, objects, problems }) => ({
      cluster,
      created: objects.filter(({ change }) => change === 'create').length,
      updated: objects.filter(({ change }) => change === 'update').length,
      deleted: objects.filter(({ change }) => change === 'delete').length,
      problems: problems.map(({ severity, message }) => ({
        severity,
        message,
      })),
    })),
  };
}

function inputSchema(z: Zod) {
  return z.object({
    app: z.string().describe('Name of the release'),
    namespace: z.string(),
    entityRef: z.string().describe('As component:default/podinfo'),
    chart: z.string().describe('Name of the chart in the repository'),
    repository: z.string().describe('As https://… or oci://…'),
    version: z.string().optional().describe('The newest when absent'),
    values: z
      .record(z.any())
      .optional()
      .describe('The same for all clusters; no secrets'),
    valuesByCluster: z
      .record(z.record(z.any()))
      .optional()
      .describe('By the name of the cluster; they win over values'),
    clusters: z.array(z.string()).min(1).describe('Names of clusters'),
    createNamespace: z.boolean().optional(),
    reason: z.string().optional(),
    requestId: z
      .string()
      .optional()
      .describe('The same id again is the same deployment'),
    execute: z.boolean().optional().describe(describeExecute),
  });
}

function outputSchema(z: Zod) {
  return z.object({
    executed: z.boolean(),
    deployment: z.object(deploymentFields(z)).optional(),
    preview: z
      .object({
        problems: z.array(z.string()),
        clusters: z.array(
          z.object({
            cluster: z.string(),
            created: z.number(),
            updated: z.number(),
            deleted: z.number(),
            problems: z.array(
              z.object({ severity: z.string(), message: z.string() }),
            ),
          }),
        ),
      })
      .optional(),
  });
}

export function registerDeploy({
  actions,
  auditor,
  deploy,
  signal,
}: ActionOptions) {
  actions.register({
    name: 'deploy',
    title: 'Deploy a chart to clusters',
    description:
      'Deploys a chart of a repository to clusters that are chosen by name. Without execute it renders and dry-runs on every cluster, and says what would be created, updated and deleted there, and what stands against it.',
    attributes: { readOnly: false, idempotent: true, destructive: true },
    schema: {
      input: inputSchema,
      output: outputSchema,
    },
    action: async ({ input, credentials }) => {
      const { chart, repository, version, execute, ...rest } = input;
      const { values, valuesByCluster, clusters, ...named } = rest;
      const request: DeployRequest = {
        ...named,
        source: { type: 'helm', chart, repository, version },
        values: { common: values, clusters: valuesByCluster },
        targets: { names: clusters },
      };
      if (execute) {
        const { app, namespace, entityRef } = request;
        const event = {
          eventId: 'deployment-create',
          severityLevel: 'high',
          meta: { app, namespace, entityRef, clusters },
        } as const;
        const made = await audited(auditor, event, () =>
          deploy.create(credentials, request, { signal }),
        );
        const deployment = showDeployment(made);
        return { output: defined({ executed: true, deployment }) };
      }
      const found = await deploy.preview(credentials, request, { signal });
      const preview = showPreview(found);
      return { output: defined({ executed: false, preview }) };
    },
  });
}
