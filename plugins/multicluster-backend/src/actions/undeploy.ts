import { audited } from '../audit';
import {
  deploymentFields,
  describeExecute,
  showDeployment,
} from './deploymentFields';
import { ActionOptions, defined } from './types';

export function registerUndeploy({ actions, auditor, deploy }: ActionOptions) {
  actions.register({
    name: 'undeploy',
    title: 'Take an app away from clusters',
    description:
      'Removes an app and its objects from clusters. Without execute it says from which.',
    attributes: { readOnly: false, idempotent: true, destructive: true },
    schema: {
      input: z =>
        z.object({
          entityRef: z.string().describe('As component:default/podinfo'),
          app: z.string(),
          namespace: z.string(),
          clusters: z
            .array(z.string())
            .min(1)
            .optional()
            .describe('Every cluster that has it when absent'),
          reason: z.string().optional(),
          requestId: z
            .string()
            .optional()
            .describe('The same id again is the same deployment'),
          execute: z.boolean().optional().describe(describeExecute),
        }),
      output: z =>
        z.object({
          executed: z.boolean(),
          clusters: z.array(z.string()),
          deployment: z.object(deploymentFields(z)).optional(),
        }),
    },
    action: async ({ input, credentials }) => {
      const { execute, ...request } = input;
      if (!execute) {
        const clusters = await deploy.undeployTargets(credentials, request);
        return { output: { executed: false, clusters } };
      }
      const event = {
        eventId: 'deployment-undeploy',
        severityLevel: 'high',
        meta: defined(request),
      } as const;
      const made = await audited(auditor, event, () =>
        deploy.undeploy(credentials, request),
      );
      const deployment = showDeployment(made);
      const clusters = made.clusters.map(({ cluster }) => cluster);
      return { output: defined({ executed: true, clusters, deployment }) };
    },
  });
}
