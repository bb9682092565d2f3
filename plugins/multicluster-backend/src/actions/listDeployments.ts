import { deploymentFields, showDeployment } from './deploymentFields';
import { ActionOptions, defined, READ_ONLY } from './types';

export function registerListDeployments({ actions, deploy }: ActionOptions) {
  actions.register({
    name: 'list-deployments',
    title: 'List deployments',
    description:
      'Lists deployments over clusters, newest first, with how far each cluster is and why one failed.',
    attributes: READ_ONLY,
    schema: {
      input: z =>
        z.object({
          entityRef: z
            .string()
            .optional()
            .describe('Only of this entity, as component:default/podinfo'),
          app: z.string().optional().describe('Only of this app'),
          limit: z.number().int().min(1).max(200).optional(),
        }),
      output: z =>
        z.object({ deployments: z.array(z.object(deploymentFields(z))) }),
    },
    action: async ({ input, credentials }) => {
      const { limit = 20, ...query } = input;
      const found = await deploy.list(credentials, { ...query, limit });
      return { output: defined({ deployments: found.map(showDeployment) }) };
    },
  });
}
