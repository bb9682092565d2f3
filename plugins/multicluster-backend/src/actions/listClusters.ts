import { ActionOptions, defined, READ_ONLY } from './types';

export function registerListClusters({ actions, fleet }: ActionOptions) {
  actions.register({
    name: 'list-clusters',
    title: 'List clusters',
    description:
      'Lists the Kubernetes clusters that you may see, with where they are, whether the portal reaches them, and how they are. A cluster that is unreachable may well be fine.',
    attributes: READ_ONLY,
    schema: {
      input: z =>
        z.object({
          provider: z
            .string()
            .optional()
            .describe('Only this provider, as aws'),
          region: z.string().optional().describe('Only this region'),
        }),
      output: z =>
        z.object({
          clusters: z.array(
            z.object({
              name: z.string(),
              state: z.string(),
              health: z.string(),
              healthReasons: z.array(z.string()),
              provider: z.string().optional(),
              region: z.string().optional(),
              version: z.string().optional(),
              error: z.string().optional(),
            }),
          ),
          hidden: z.number().describe('How many clusters you may not see'),
        }),
    },
    action: async ({ input, credentials }) => {
      const { clusters, hidden } = await fleet.list(credentials);
      const wanted = clusters.filter(
        ({ provider, region }) =>
          (!input.provider || provider === input.provider) &&
          (!input.region || region === input.region),
      );
      return {
        output: defined({
          hidden,
          clusters: wanted.map(each => ({
            name: each.name,
            state: each.state,
            health: each.health,
            healthReasons: each.healthReasons,
            provider: each.provider,
            region: each.region,
            version: each.version,
            error: each.error,
          })),
        }),
      };
    },
  });
}
