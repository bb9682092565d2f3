import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { stringifyEntityRef, parseEntityRef } from '@backstage/catalog-model';
import {
  ActionOptions,
  appFields,
  PATIENCE,
  persist,
  requestIdOf,
  rolloutFields,
} from '../request';
import { deploymentsPath } from './describe';
import { undeployExamples } from './createUndeployAction.examples';
import { conclude, outputFields, putOut } from './outputs';
import { findConcerned, previewRemoval } from './previewRemoval';
import { runDeployment } from './runDeployment';

/** `multicluster:undeploy`: takes an app away from its clusters. */
export function createUndeployAction(options: ActionOptions) {
  const { multicluster, patience = PATIENCE } = options;
  return createTemplateAction({
    id: 'multicluster:undeploy',
    description:
      'Takes an app that multicluster:deploy has deployed away from its clusters, or from some of them.',
    supportsDryRun: true,
    examples: undeployExamples,
    schema: {
      input: {
        ...appFields,
        clusters: z =>
          z
            .array(z.string())
            .optional()
            .describe('Default: every cluster that has it'),
        exceptClusters: z =>
          z
            .array(z.string())
            .optional()
            .describe(
              'With no `clusters`: from every cluster that has it, but from these. When no other has it, there is nothing to do',
            ),
        reason: rolloutFields.reason,
        dryRun: z =>
          z
            .boolean()
            .optional()
            .describe('Only log what would be deleted. Default false'),
      },
      output: outputFields,
    },
    async handler(ctx) {
      const { input, logger, signal } = ctx;
      const { app, namespace, reason } = input;
      const entityRef = stringifyEntityRef(parseEntityRef(input.entityRef));
      const client = multicluster.client({
        credentials: await ctx.getInitiatorCredentials(),
      });
      const ask = <T>(call: () => Promise<T>) =>
        persist({ call, logger, signal, patience });
      const removal = async () => ({
        ...input,
        entityRef,
        apps: (await ask(() => client.listApps({ entityRef, signal }))).apps,
      });
      if (ctx.isDryRun || input.dryRun) {
        const { lines, outcome } = previewRemoval(await removal());
        lines.forEach(line => logger.info(line));
        putOut(ctx.output, outcome);
        return;
      }
      const what = ['undeploy', app, namespace, input.clusters ?? ['*']];
      const requestId = requestIdOf(ctx, what);
      // Kept: when the step runs again, the app may have left them already.
      const clusters = input.exceptClusters
        ? await ctx.checkpoint({
            key: `clusters.${requestId}`,
            fn: async () =>
              findConcerned(await removal()).map(({ cluster }) => cluster),
          })
        : input.clusters;
      if (clusters?.length === 0) {
        const summary = `'${app}' is on no other cluster: nothing to remove`;
        const url = deploymentsPath(entityRef);
        putOut(ctx.output, { state: 'succeeded', clusters: [], url, summary });
        return;
      }
      const request = { entityRef, app, namespace, clusters, reason };
      const deployment = await runDeployment({
        ...{ ctx, client, requestId, patience },
        begin: () => ask(() => client.undeploy({ ...request, requestId })),
      });
      conclude(ctx.output, deployment);
    },
  });
}
