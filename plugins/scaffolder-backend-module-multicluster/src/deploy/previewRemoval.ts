import {
  DeployedApp,
  DeployedCluster,
} from '@multicluster/backstage-plugin-multicluster-common';
import { deploymentsPath } from './describe';
import { Outcome } from './outputs';

type Removal = {
  apps: DeployedApp[];
  app: string;
  namespace: string;
  entityRef: string;
  clusters?: string[];
  exceptClusters?: string[];
};

/** Where the app is, of the clusters that it shall leave. */
export function findConcerned(removal: Removal): DeployedCluster[] {
  const { apps, app, namespace, clusters, exceptClusters = [] } = removal;
  const found = apps.find(
    each => each.app === app && each.namespace === namespace,
  );
  return (found?.clusters ?? []).filter(({ cluster }) =>
    clusters ? clusters.includes(cluster) : !exceptClusters.includes(cluster),
  );
}

function describeRemoval({ cluster, inventory }: DeployedCluster): string[] {
  return [
    `[${cluster}] ${inventory.length} to delete`,
    ...inventory.map(
      ({ kind, namespace, name }) =>
        `[${cluster}] - ${kind} ${namespace ? `${namespace}/` : ''}${name}`,
    ),
  ];
}

/** What would be deleted, as lines for the log and as outputs. */
export function previewRemoval(removal: Removal): {
  lines: string[];
  outcome: Outcome;
} {
  const concerned = findConcerned(removal);
  return {
    lines: concerned.flatMap(describeRemoval),
    outcome: {
      state: 'previewed',
      clusters: concerned.map(({ cluster, inventory }) => ({
        name: cluster,
        state: 'previewed',
        message: `${inventory.length} objects would be deleted`,
      })),
      url: deploymentsPath(removal.entityRef),
      summary: `'${removal.app}' would be removed from ${concerned.length} clusters; nothing was written`,
    },
  };
}
