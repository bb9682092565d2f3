import { runFields, showRun } from './failoverFields';
import { ActionOptions, defined, READ_ONLY } from './types';

export function registerListFailovers({ actions, failover }: ActionOptions) {
  actions.register({
    name: 'list-failovers',
    title: 'List failovers',
    description:
      'Lists failovers, fail backs and drills, newest first, with their state and why one holds. What you may not see is left out.',
    attributes: READ_ONLY,
    schema: {
      input: z =>
        z.object({
          entityRef: z
            .string()
            .optional()
            .describe('Only of this entity, as component:default/podinfo'),
          limit: z.number().int().min(1).max(200).optional(),
        }),
      output: z => z.object({ runs: z.array(z.object(runFields(z))) }),
    },
    action: async ({ input, credentials }) => {
      const { limit = 20, ...query } = input;
      const runs = await failover.list(credentials, { ...query, limit });
      return { output: defined({ runs: runs.map(showRun) }) };
    },
  });
}
