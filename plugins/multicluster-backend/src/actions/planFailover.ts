import { targetsOf } from '@multicluster/backstage-plugin-multicluster-common';
import { Zod } from './deploymentFields';
import { ActionOptions, defined, READ_ONLY } from './types';

function inputSchema(z: Zod) {
  return z.object({
    entityRef: z.string().describe('As component:default/podinfo'),
    from: z.array(z.string()).min(1).describe('Clusters that are left'),
    to: z
      .array(z.string())
      .optional()
      .describe('Clusters that take over; all that are ready when absent'),
    mode: z.enum(['drill-dry', 'drill-live', 'planned', 'emergency']),
  });
}

function outputSchema(z: Zod) {
  return z.object({
    hash: z.string().describe('A start and an approval are bound to it'),
    to: z.array(z.string()),
    steps: z.array(
      z.object({
        sentence: z.string(),
        changes: z.array(
          z.object({
            cluster: z.string(),
            object: z.string(),
            before: z.record(z.number()),
            after: z.record(z.number()),
          }),
        ),
      }),
    ),
    problems: z.array(
      z.object({
        rule: z.number(),
        severity: z.string(),
        message: z.string(),
        overridable: z.boolean(),
      }),
    ),
  });
}

/** It plans and explains; whoever starts is a person, in the portal. */
export function registerPlanFailover({ actions, failover }: ActionOptions) {
  actions.register({
    name: 'plan-failover',
    title: 'Plan a failover',
    description:
      'Says step by step what a failover of a catalog entity would write on which cluster, and which safety rules stand against it. Writes nothing, and starts nothing: a person does that in the portal.',
    attributes: READ_ONLY,
    schema: { input: inputSchema, output: outputSchema },
    action: async ({ input, credentials }) => {
      const { entityRef, from, to = [], mode } = input;
      const intent = { entityRef, from, to };
      const plan = await failover.plan(credentials, entityRef, {
        ...{ intent, mode },
      });
      return {
        output: defined({
          hash: plan.hash,
          to: targetsOf(plan),
          steps: plan.steps.map(({ sentence, traffic, capacity }) => ({
            sentence,
            changes: [
              ...capacity.map(({ field, before, after, ...rest }) => ({
                ...named(rest),
                before: { [field]: before },
                after: { [field]: after },
              })),
              ...traffic.map(({ before, after, ...rest }) => ({
                ...named(rest),
                before,
                after,
              })),
            ],
          })),
          problems: plan.problems,
        }),
      };
    },
  });
}

function named(change: {
  cluster: string;
  object: { kind: string; namespace?: string; name: string };
}) {
  const { kind, namespace, name } = change.object;
  return { cluster: change.cluster, object: `${kind} ${namespace}/${name}` };
}
