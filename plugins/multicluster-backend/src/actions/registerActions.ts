import { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { parseEntityRef } from '@backstage/catalog-model';
import { AuthorizedFleet, AuthorizedTopology } from '../permissions';
import { TopologyService } from '../topology';

type ActionOptions = {
  actions: ActionsRegistryService;
  fleet: AuthorizedFleet;
  authorized: AuthorizedTopology;
  topology: Pick<TopologyService, 'view'>;
};

const READ_ONLY = { readOnly: true, idempotent: true, destructive: false };

/** Without what is undefined: an action's output is JSON, and its schema knows no undefined. */
function defined<T extends object>(value: T): T {
  return JSON.parse(JSON.stringify(value));
}

function registerListClusters({ actions, fleet }: ActionOptions) {
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

function registerExplainTopology({
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

/** What agents and scaffolder templates may ask; each answers as the HTTP route would answer the same caller. */
export function registerActions(options: ActionOptions) {
  registerListClusters(options);
  registerExplainTopology(options);
}
