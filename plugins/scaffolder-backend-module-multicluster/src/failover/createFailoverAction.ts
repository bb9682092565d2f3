import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { LoggerService } from '@backstage/backend-plugin-api';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  FailoverPlan,
  FailoverRun,
} from '@multicluster/backstage-plugin-multicluster-common';
import { askBackend } from '../backend';
import { ActionOptions, PATIENCE, requestIdOf } from '../request';
import { failoverExamples } from './createFailoverAction.examples';
import { followRun } from './followRun';

/** States in which what was asked for has been done. */
const DONE: readonly FailoverRun['state'][] = [
  'serving',
  'committed',
  'completed',
];

/** `multicluster:failover`: plans a move of traffic, starts it and follows it. */
export function createFailoverAction(options: ActionOptions) {
  const { multicluster, patience = PATIENCE } = options;
  return createTemplateAction({
    id: 'multicluster:failover',
    description:
      'Moves the traffic of a catalog entity away from clusters, as a run that people see, stop and take back on its Failover tab. The step ends when the targets serve; whether it stays so is decided there.',
    supportsDryRun: true,
    examples: failoverExamples,
    schema: {
      input: {
        entityRef: z => z.string().describe('As component:default/podinfo'),
        from: z => z.array(z.string()).min(1).describe('Clusters to leave'),
        to: z =>
          z
            .array(z.string())
            .optional()
            .describe('Default: all others that are ready'),
        mode: z =>
          z
            .enum(['drill-dry', 'drill-live', 'planned'])
            .describe('Emergencies are started on the Failover tab alone'),
        reason: z => z.string().min(1).describe('For the record'),
      },
      output: {
        runId: z => z.string().optional(),
        state: z => z.string(),
        url: z => z.string().describe('The run, as a path of the portal'),
        sentence: z => z.string(),
      },
    },
    async handler(ctx) {
      const { logger, signal, input } = ctx;
      const { mode, reason, from, to = [] } = input;
      const entityRef = stringifyEntityRef(parseEntityRef(input.entityRef));
      const client = multicluster.client({
        credentials: await ctx.getInitiatorCredentials(),
      });
      const ask = <T>(call: () => Promise<T>) =>
        askBackend({ ctx, call, patience });
      const intent = { entityRef, from, to };
      const requestId = requestIdOf(ctx, ['failover', mode, from, to]);
      const plan = await ask(() =>
        client.planFailover({ intent, mode, signal }),
      );
      logPlan(logger, plan);
      if (ctx.isDryRun) {
        const problems = refusals(plan);
        ctx.output('state', 'planned');
        ctx.output('url', tabOf(entityRef));
        ctx.output('sentence', problems[0] ?? 'It could be done now.');
        return;
      }
      // Kept: after the first write, the plan of this moment is another one.
      const id = await ctx.checkpoint({
        key: `run.${requestId}`,
        fn: async () => {
          const { hash } = plan;
          const request = { intent, mode, hash, reason, requestId };
          return (await ask(() => client.startRun({ ...request, signal }))).id;
        },
      });
      const run = await followRun({ client, id, logger, signal, patience });
      ctx.output('runId', id);
      ctx.output('state', run.state);
      ctx.output('url', `${tabOf(entityRef)}?run=${id}`);
      ctx.output('sentence', sentenceOf(run));
      if (!DONE.includes(run.state)) throw new Error(sentenceOf(run));
    },
  });
}

function logPlan(logger: LoggerService, plan: FailoverPlan): void {
  for (const { sentence, traffic } of plan.steps) {
    logger.info(sentence);
    for (const { cluster, object, before, after } of traffic) {
      const changes = Object.keys(after).map(
        name => `${name} ${before[name] ?? 0} > ${after[name]}`,
      );
      logger.info(
        `[${cluster}] ${object.kind} ${object.namespace}/${
          object.name
        }: ${changes.join(', ')}`,
      );
    }
  }
  for (const { severity, message, rule } of plan.problems) {
    const line = `Rule ${rule}: ${message}`;
    if (severity === 'error') logger.error(line);
    else logger.warn(line);
  }
}

function refusals({ problems }: FailoverPlan): string[] {
  return problems
    .filter(({ severity }) => severity === 'error')
    .map(({ message }) => message);
}

function sentenceOf({ number, state, message }: FailoverRun): string {
  return `Run #${number} is ${state}${message ? `: ${message}` : '.'}`;
}

/** As the catalog has it by default. */
function tabOf(entityRef: string): string {
  const { kind, namespace, name } = parseEntityRef(entityRef);
  return `/catalog/${namespace}/${kind.toLocaleLowerCase(
    'en-US',
  )}/${name}/failover`;
}
