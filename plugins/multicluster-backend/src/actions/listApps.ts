import { ActionOptions, defined, READ_ONLY } from './types';

export function registerListApps({ actions, deploy }: ActionOptions) {
  actions.register({
    name: 'list-apps',
    title: 'List apps of an entity',
    description:
      'Says which apps were deployed for a catalog entity, on which clusters, in which version, and how many objects differed from their source when somebody last looked.',
    attributes: READ_ONLY,
    schema: {
      input: z =>
        z.object({
          entityRef: z.string().describe('As component:default/podinfo'),
        }),
      output: z =>
        z.object({
          apps: z.array(
            z.object({
              app: z.string(),
              namespace: z.string(),
              clusters: z.array(
                z.object({
                  cluster: z.string(),
                  deploymentId: z.string(),
                  revision: z.number(),
                  since: z.number().describe('Epoch milliseconds'),
                  version: z.string().optional(),
                  drift: z
                    .object({ checkedAt: z.number(), objects: z.number() })
                    .optional()
                    .describe('Absent when nobody has looked'),
                }),
              ),
            }),
          ),
        }),
    },
    action: async ({ input, credentials }) => {
      const apps = await deploy.apps(credentials, input.entityRef);
      const output = {
        apps: apps.map(({ app, namespace, clusters }) => ({
          app,
          namespace,
          clusters: clusters.map(each => ({
            cluster: each.cluster,
            deploymentId: each.deploymentId,
            revision: each.revision,
            since: each.since,
            version: each.version,
            drift: each.drift && {
              checkedAt: each.drift.checkedAt,
              objects: each.drift.objects.length,
            },
          })),
        })),
      };
      return { output: defined(output) };
    },
  });
}
