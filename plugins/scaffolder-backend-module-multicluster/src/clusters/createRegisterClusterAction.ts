import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { askBackend } from '../backend';
import { ActionOptions, PATIENCE } from '../request';
import { awaitLive } from './awaitCluster';
import { registerExamples } from './examples';
import { readKubeconfig } from './readKubeconfig';

/** `multicluster:register-cluster`: a cluster that exists joins the fleet. */
export function createRegisterClusterAction(options: ActionOptions) {
  const { multicluster, patience = PATIENCE } = options;
  return createTemplateAction({
    id: 'multicluster:register-cluster',
    description:
      'Adds a cluster to the fleet, without a restart, and waits until it is live there. The same name again replaces what was registered.',
    supportsDryRun: true,
    examples: registerExamples,
    schema: {
      input: {
        name: z =>
          z
            .string()
            .describe('Of the cluster: lower-case letters, digits and dashes'),
        kubeconfigPath: z =>
          z
            .string()
            .optional()
            .describe(
              'File of the workspace; its current context is used. It must hold the credential itself, not a path or a program',
            ),
        kubeconfigSecret: z =>
          z
            .string()
            .optional()
            .describe('In place of a file: name of the task secret'),
        provider: z =>
          z.string().optional().describe('`aws`, `gcp`, `azure`, `on-prem`, …'),
        region: z => z.string().optional(),
        environment: z =>
          z.string().optional().describe('`prod`, `staging`, …'),
        labels: z =>
          z
            .record(z.string())
            .optional()
            .describe('For selectors and permission rules'),
        waitSeconds: z =>
          z
            .number()
            .min(0)
            .max(3600)
            .optional()
            .describe('How long to wait until it is live. Default 180'),
      },
      output: {
        cluster: z => z.string().describe('Its name'),
        version: z => z.string().optional().describe('Of its API server'),
        entityRef: z =>
          z.string().describe('Of the catalog entity that it becomes'),
      },
    },
    async handler(ctx) {
      const { kubeconfigPath, kubeconfigSecret, waitSeconds, ...rest } =
        ctx.input;
      const { name } = rest;
      ctx.output('cluster', name);
      ctx.output('entityRef', `resource:default/${name}`);
      if (ctx.isDryRun) {
        ctx.logger.info(`Would register cluster '${name}'`);
        return;
      }
      const kubeconfig = await readKubeconfig(ctx, {
        kubeconfigPath,
        kubeconfigSecret,
      });
      const client = multicluster.client({
        credentials: await ctx.getInitiatorCredentials(),
      });
      await askBackend({
        ctx,
        patience,
        call: () =>
          client.registerCluster({ ...rest, kubeconfig, signal: ctx.signal }),
      });
      ctx.logger.info(`Cluster '${name}' is registered`);
      const { version } = await awaitLive({
        ctx,
        client,
        patience,
        name,
        waitSeconds: waitSeconds ?? 180,
      });
      if (version) {
        ctx.output('version', version);
      }
    },
  });
}
