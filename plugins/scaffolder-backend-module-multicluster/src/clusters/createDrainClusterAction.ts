import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { ActionOptions, PATIENCE } from '../request';
import { drainCluster } from './drainCluster';
import { drainExamples } from './examples';

/** `multicluster:drain-cluster`: what this portal deployed on a cluster goes, and the cluster stays. */
export function createDrainClusterAction(options: ActionOptions) {
  const { multicluster, patience = PATIENCE } = options;
  return createTemplateAction({
    id: 'multicluster:drain-cluster',
    description:
      'Undeploys from one cluster every app that was deployed there by this portal, and says which workloads stay. Other clusters keep their apps.',
    supportsDryRun: true,
    examples: drainExamples,
    schema: {
      input: {
        name: z => z.string().describe('Of the cluster'),
        reason: z => z.string().optional().describe('Why, in your words'),
      },
      output: {
        undeployed: z =>
          z.array(z.string()).describe('Apps, as `namespace/app`'),
        stays: z =>
          z
            .array(z.string())
            .describe('Workloads that are left, as `namespace/name`'),
      },
    },
    async handler(ctx) {
      const { name, reason } = ctx.input;
      const client = multicluster.client({
        credentials: await ctx.getInitiatorCredentials(),
      });
      const { undeployed, stays } = await drainCluster({
        ctx,
        client,
        patience,
        name,
        reason,
      });
      ctx.output('undeployed', undeployed);
      ctx.output('stays', stays);
    },
  });
}
