import { Deployment } from '@multicluster/backstage-plugin-multicluster-common';

/** A deployment that is asked for, as `DeploymentStore.create` takes it: one list of names per wave. */
export function testDeployment(
  id: string,
  waves: string[][],
  rest: Partial<Omit<Deployment, 'request'>> & {
    request?: Partial<Deployment['request']>;
  } = {},
): Omit<Deployment, 'revision'> {
  const { request, ...fields } = rest;
  const { app = 'podinfo', namespace = 'web' } = fields;
  const { entityRef = 'component:default/podinfo' } = fields;
  const createdAt = fields.createdAt ?? 1_790_000_000_000;
  return {
    id,
    app,
    namespace,
    entityRef,
    action: 'deploy',
    state: 'queued',
    createdAt,
    createdBy: 'user:default/ann',
    usesSecrets: false,
    ...fields,
    request: {
      app,
      namespace,
      entityRef,
      source: { type: 'helm', chart: 'chart' },
      targets: { names: waves.flat() },
      ...request,
    },
    clusters: waves.flatMap((names, wave) =>
      names.map(cluster => ({
        cluster,
        wave,
        state: 'pending' as const,
        since: createdAt,
        attempts: 0,
        inventory: [],
      })),
    ),
  };
}
