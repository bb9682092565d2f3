import {
  Deployment,
  Health,
} from '@multicluster/backstage-plugin-multicluster-common';

/**
 * What the cache says of the app's objects on a cluster, from facts that are younger than the write (`appliedAt` of the cluster).
 * Undefined when there is nothing that it judges, as with an app of ConfigMaps alone: then nothing is waited for.
 */
export type HealthOf = (options: {
  deployment: Deployment;
  cluster: string;
}) => { health: Health; reason?: string } | undefined;
