import {
  DeployedApp,
  Deployment,
  DeployRequest,
} from '@multicluster/backstage-plugin-multicluster-common';

type Allows = (cluster: string) => boolean;

function hideInRequest(
  request: Deployment['request'],
  allows: Allows,
): Deployment['request'] {
  const { targets, values, strategy } = request;
  const names = targets.names?.filter(allows);
  const clusters =
    values?.clusters &&
    Object.fromEntries(
      Object.entries(values.clusters).filter(([name]) => allows(name)),
    );
  return {
    ...request,
    targets: { ...targets, ...(names && { names }) },
    ...(values && { values: { ...values, ...(clusters && { clusters }) } }),
    ...(strategy && { strategy: hideInWaves(strategy, allows) }),
  };
}

function hideInWaves(
  strategy: NonNullable<DeployRequest['strategy']>,
  allows: Allows,
): DeployRequest['strategy'] {
  if (strategy.type !== 'waves') return strategy;
  const waves = strategy.waves.map(wave => ({
    ...wave,
    ...(wave.clusters && { clusters: wave.clusters.filter(allows) }),
  }));
  return { ...strategy, waves };
}

/** A deployment without the clusters that the reader may not see. */
export function hideTargets(
  deployment: Deployment,
  allows: Allows,
): Deployment {
  const clusters = deployment.clusters.filter(each => allows(each.cluster));
  if (clusters.length === deployment.clusters.length) return deployment;
  // The summary may name any of them.
  const { summary, ...rest } = deployment;
  const request = hideInRequest(deployment.request, allows);
  return { ...rest, clusters, request };
}

/** The same of an app with its deployments. */
export function hideDeployedClusters(
  app: DeployedApp,
  allows: Allows,
): DeployedApp {
  return {
    ...app,
    clusters: app.clusters.filter(({ cluster }) => allows(cluster)),
    deployments: app.deployments.map(each => hideTargets(each, allows)),
  };
}
