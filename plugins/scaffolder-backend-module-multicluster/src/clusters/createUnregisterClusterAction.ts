import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { askBackend, isNotFound } from '../backend';
import { ActionOptions, PATIENCE } from '../request';
import { awaitGone } from './awaitCluster';
import { drainCluster } from './drainCluster';
import { unregisterExamples } from './examples';

const waitSeconds = 60;

/** `multicluster:unregister-cluster`: a cluster that was registered leaves the fleet. */
export function createUnregisterClusterAction(options: ActionOptions) {
  const { multicluster, patience = PATIENCE } = options;
  return createTemplateAction({
    id: 'multicluster:unregister-cluster',
    description:
      'Takes a cluster that was registered out of the fleet. The cluster itself goes on, with all that runs on it; with `drain`, what was deployed there is undeployed first.',
    supportsDryRun: true,
    examples: unregisterExamples,
    schema: {
      input: {
        name: z => z.string().describe('Of the cluster'),
        drain: z =>
          z
            .boolean()
            .optional()
            .describe(
              'Undeploy first what this portal deployed there. Default false',
            ),
        reason: z => z.string().optional().describe('Why, in your words'),
      },
      output: {
        cluster: z => z.string().describe('Its name'),
        undeployed: z =>
          z.array(z.string()).describe('Apps, as `namespace/app`'),
        stays: z =>
          z
            .array(z.string())
            .describe('Workloads that were left, as `namespace/name`'),
      },
    },
    async handler(ctx) {
      const { name, drain = false, reason } = ctx.input;
      ctx.output('cluster', name);
      const client = multicluster.client({
        credentials: await ctx.getInitiatorCredentials(),
      });
      const drained = drain
        ? await drainCluster({ ctx, client, patience, name, reason })
        : { undeployed: [], stays: [] };
      ctx.output('undeployed', drained.undeployed);
      ctx.output('stays', drained.stays);
      if (ctx.isDryRun) {
        ctx.logger.info(`Would unregister cluster '${name}'`);
        return;
      }
      try {
        await askBackend({
          ctx,
          patience,
          call: () => client.unregisterCluster({ name, signal: ctx.signal }),
        });
      } catch (error) {
        // A step that was cut off may have done it before; one that is in the fleet by another source is found below.
        if (!isNotFound(error)) {
          throw error;
        }
      }
      await awaitGone({ ctx, client, patience, name, waitSeconds });
      ctx.logger.info(`Cluster '${name}' has left the fleet`);
    },
  });
}
