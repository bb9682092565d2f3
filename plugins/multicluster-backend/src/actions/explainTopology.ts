import { parseEntityRef } from '@backstage/catalog-model';
import { ActionOptions, defined, READ_ONLY } from './types';

export function registerExplainTopology({
  actions,
  topology,
  authorized,
}: ActionOptions) {
  actions.register({
    name: 'explain-topology',
    title: 'Explain a topology',
    description:
      'Says on which clusters a catalog entity runs, how it is on each, and what is wrong, worst first. Clusters of which nothing is known are named, and not counted as healthy.',
    attributes: READ_ONLY,
    schema: {
      input: z =>
        z.object({
          entityRef: z.string().describe('As component:default/podinfo'),
        }),
      output: z =>
        z.object({
          findings: z.array(
            z.object({ severity: z.string(), text: z.string() }),
          ),
          clusters: z.array(
            z.object({
              name: z.string(),
              state: z.string(),
              health: z.string(),
              reason: z.string().optional(),
              ready: z.number(),
              desired: z.number(),
            }),
          ),
          unknown: z.array(z.string()).describe('Clusters not known of yet'),
          hidden: z.number().describe('How many clusters you may not see'),
        }),
    },
    action: async ({ input, credentials }) => {
      const asked = parseEntityRef(input.entityRef, {
        defaultNamespace: 'default',
      });
      const { selector, allowed } = await authorized.reader(credentials, asked);
      const { graph } = topology.view(selector, { allowed });
      return {
        output: defined({
          findings: graph.findings.map(({ severity, text }) => ({
            severity,
            text,
          })),
          clusters: graph.clusters.map(each => ({
            name: each.name,
            state: each.state,
            health: each.health,
            reason: each.reason,
            ...each.replicas,
          })),
          unknown: graph.elsewhere.unknown,
          hidden: graph.elsewhere.hidden,
        }),
      };
    },
  });
}
