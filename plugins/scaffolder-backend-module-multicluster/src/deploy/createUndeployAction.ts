import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { stringifyEntityRef, parseEntityRef } from '@backstage/catalog-model';
import {
  DeployedApp,
  DeployedCluster,
} from '@multicluster/backstage-plugin-multicluster-common';
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
import { conclude, Outcome, outputFields, putOut } from './outputs';
import { runDeployment } from './runDeployment';

function describeRemoval({ cluster, inventory }: DeployedCluster): string[] {
  return [
    `[${cluster}] ${inventory.length} to delete`,
    ...inventory.map(
      ({ kind, namespace, name }) =>
        `[${cluster}] - ${kind} ${namespace ? `${namespace}/` : ''}${name}`,
    ),
  ];
}

function previewRemoval(options: {
  apps: DeployedApp[];
  app: string;
  namespace: string;
  clusters?: string[];
  entityRef: string;
}): { lines: string[]; outcome: Outcome } {
  const { apps, app, namespace, clusters, entityRef } = options;
  const found = apps.find(
    each => each.app === app && each.namespace === namespace,
  );
  const concerned = (found?.clusters ?? []).filter(
    ({ cluster }) => clusters === undefined || clusters.includes(cluster),
  );
  return {
    lines: concerned.flatMap(describeRemoval),
    outcome: {
      state: 'previewed',
      clusters: concerned.map(({ cluster, inventory }) => ({
        name: cluster,
        state: 'previewed',
        message: `${inventory.length} objects would be deleted`,
      })),
      url: deploymentsPath(entityRef),
      summary: `'${app}' would be removed from ${concerned.length} clusters; nothing was written`,
    },
  };
}

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
      const { app, namespace, clusters, reason } = input;
      const entityRef = stringifyEntityRef(parseEntityRef(input.entityRef));
      const client = multicluster.client({
        credentials: await ctx.getInitiatorCredentials(),
      });
      const ask = <T>(call: () => Promise<T>) =>
        persist({ call, logger, signal, patience });
      if (ctx.isDryRun || input.dryRun) {
        const { apps } = await ask(() =>
          client.listApps({ entityRef, signal }),
        );
        const { lines, outcome } = previewRemoval({
          ...{ apps, app, namespace, clusters, entityRef },
        });
        lines.forEach(line => logger.info(line));
        putOut(ctx.output, outcome);
        return;
      }
      const what = ['undeploy', app, namespace, ...(clusters ?? [])];
      const requestId = requestIdOf(ctx, what);
      const request = {
        entityRef,
        app,
        namespace,
        clusters,
        reason,
        requestId,
      };
      const deployment = await runDeployment({
        ...{ ctx, client, requestId, patience },
        begin: () => ask(() => client.undeploy(request)),
      });
      conclude(ctx.output, deployment);
    },
  });
}
