import {
  ClusterSummary,
  Deployment,
  DeployRequest,
  planWaves,
} from '@multicluster/backstage-plugin-multicluster-common';

/** Without its secret values: what may be kept, logged and shown. */
export function withoutSecrets(request: DeployRequest): Deployment['request'] {
  const { secretValues, ...rest } = request;
  return rest;
}

/** A deployment that nobody has worked on. Throws an `InputError` for waves that name what is not a target. */
export function draftDeployment(options: {
  id: string;
  request: DeployRequest;
  action: Deployment['action'];
  chosen: Pick<
    ClusterSummary,
    'name' | 'labels' | 'provider' | 'region' | 'environment'
  >[];
  createdBy: string;
  now: number;
}): Omit<Deployment, 'revision'> {
  const { id, request, action, chosen, createdBy, now } = options;
  const { app, namespace, entityRef, reason, strategy, secretValues } = request;
  const waves = planWaves({ chosen, strategy });
  return {
    id,
    app,
    namespace,
    entityRef,
    action,
    state: 'queued',
    createdAt: now,
    createdBy,
    ...(reason !== undefined && { reason }),
    request: withoutSecrets(request),
    usesSecrets:
      secretValues !== undefined && Object.keys(secretValues).length > 0,
    clusters: waves.flatMap((wave, index) =>
      wave.map(cluster => ({
        cluster,
        wave: index,
        state: 'pending' as const,
        since: now,
        attempts: 0,
        inventory: [],
      })),
    ),
  };
}
