import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { ClusterSummary } from '@multicluster/backstage-plugin-multicluster-common';
import {
  ActionOptions,
  chooseClusters,
  PATIENCE,
  persist,
  readTargets,
  targetFields,
} from '../request';
import { selectClustersExamples } from './createSelectClustersAction.examples';
import { describeLeftOut } from './describe';

/** What later steps may want to know of a cluster; without what is unknown, since an output is JSON. */
function factsOf(cluster: ClusterSummary) {
  const { name, title, labels, state, health } = cluster;
  const { provider, region, environment, version } = cluster;
  return {
    ...{ name, title, labels, state, health },
    ...(provider !== undefined && { provider }),
    ...(region !== undefined && { region }),
    ...(environment !== undefined && { environment }),
    ...(version !== undefined && { version }),
  };
}

/** `multicluster:select-clusters`: which clusters a selection means now. */
export function createSelectClustersAction(options: ActionOptions) {
  const { multicluster, patience = PATIENCE } = options;
  return createTemplateAction({
    id: 'multicluster:select-clusters',
    description:
      'Chooses clusters by name, by selector, by room and by spread, and puts out where they are.',
    supportsDryRun: true,
    examples: selectClustersExamples,
    schema: {
      input: targetFields,
      output: {
        names: z => z.array(z.string()).describe('The chosen clusters'),
        clusters: z =>
          z
            .array(
              z.object({
                name: z.string(),
                title: z.string(),
                provider: z.string().optional(),
                region: z.string().optional(),
                environment: z.string().optional(),
                labels: z.record(z.string()),
                state: z.string(),
                health: z.string(),
                version: z.string().optional(),
              }),
            )
            .describe('The chosen clusters, with what is known of each'),
        leftOut: z =>
          z
            .array(z.object({ name: z.string(), reason: z.string() }))
            .describe('The others, with the reason'),
      },
    },
    async handler(ctx) {
      const { input, logger, signal } = ctx;
      const client = multicluster.client({
        credentials: await ctx.getInitiatorCredentials(),
      });
      const { clusters } = await persist({
        call: () => client.listClusters({ signal }),
        ...{ logger, signal, patience },
      });
      const selected = chooseClusters({
        clusters,
        targets: readTargets(input),
      });
      const byName = new Map(clusters.map(each => [each.name, each]));
      for (const { name, by, warning } of selected.chosen) {
        const line = `[${name}] chosen by ${by}`;
        if (warning) logger.warn(`${line}, but ${warning}`);
        else logger.info(line);
      }
      describeLeftOut(selected).forEach(line => logger.info(line));
      const names = selected.chosen.map(({ name }) => name);
      ctx.output('names', names);
      ctx.output(
        'clusters',
        names.map(name => factsOf(byName.get(name)!)),
      );
      ctx.output(
        'leftOut',
        selected.leftOut.map(({ name, reason }) => ({ name, reason })),
      );
    },
  });
}
