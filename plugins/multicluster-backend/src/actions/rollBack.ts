import { audited } from '../audit';
import {
  availableCommands,
  revertableClusters,
} from '@multicluster/backstage-plugin-multicluster-common';
import {
  deploymentFields,
  describeExecute,
  showDeployment,
} from './deploymentFields';
import { ActionOptions, defined } from './types';

export function registerRollBack({ actions, auditor, deploy }: ActionOptions) {
  actions.register({
    name: 'roll-back',
    title: 'Roll a deployment back',
    description:
      'Brings clusters back to what they had before a deployment. Without execute it says which, and whether it is possible now.',
    attributes: { readOnly: false, idempotent: true, destructive: true },
    schema: {
      input: z =>
        z.object({
          id: z.string().describe('Id of the deployment'),
          clusters: z
            .array(z.string())
            .min(1)
            .optional()
            .describe('All that it has touched when absent'),
          reason: z.string().optional(),
          execute: z.boolean().optional().describe(describeExecute),
        }),
      output: z =>
        z.object({
          executed: z.boolean(),
          clusters: z.array(z.string()),
          refusal: z.string().optional().describe('Why it is not possible now'),
          deployment: z.object(deploymentFields(z)),
        }),
    },
    action: async ({ input, credentials }) => {
      const { id, clusters: asked, reason, execute } = input;
      const before = await deploy.get(credentials, id);
      const clusters = asked ?? revertableClusters(before);
      const refusal = availableCommands(before).rollBack;
      if (!execute) {
        const deployment = showDeployment(before);
        return {
          output: defined({ executed: false, clusters, refusal, deployment }),
        };
      }
      const event = {
        eventId: 'deployment-roll-back',
        severityLevel: 'high',
        meta: defined({ id, clusters: asked, reason }),
      } as const;
      const after = await audited(auditor, event, () =>
        deploy.command(credentials, id, {
          ...{ type: 'rollBack', clusters: asked, reason },
        }),
      );
      const deployment = showDeployment(after);
      return { output: defined({ executed: true, clusters, deployment }) };
    },
  });
}
