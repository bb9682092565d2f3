import {
  DeployedApp,
  DeployedCluster,
} from '@multicluster/backstage-plugin-multicluster-common';
import { DeploymentStore, AppOnCluster } from '../types';
import { DriftChecks } from './DriftChecks';

/** Deployments that are shown with an app. */
const LATEST = 20;

type App = { app: string; namespace: string };

const keyOf = ({ app, namespace }: App) => JSON.stringify([app, namespace]);

/** Apps of an entity: those that run somewhere, and those of which there are deployments alone. */
export async function listApps(options: {
  store: Pick<DeploymentStore, 'deployedClusters' | 'list'>;
  drifts: DriftChecks;
  entityRef: string;
}): Promise<DeployedApp[]> {
  const { store, drifts, entityRef } = options;
  const [rows, deployments] = await Promise.all([
    store.deployedClusters({ entityRef }),
    store.list({ entityRef, limit: 200 }),
  ]);
  const apps = new Map<string, DeployedApp>();
  const appOf = ({ app, namespace }: App): DeployedApp => {
    const key = keyOf({ app, namespace });
    const known = apps.get(key) ?? {
      ...{ app, namespace, clusters: [], deployments: [] },
    };
    apps.set(key, known);
    return known;
  };
  for (const row of rows) {
    appOf(row).clusters.push(withDrift(row, drifts));
  }
  for (const deployment of deployments) {
    const { deployments: latest } = appOf(deployment);
    if (latest.length < LATEST) latest.push(deployment);
  }
  return [...apps.values()].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

function withDrift(row: AppOnCluster, drifts: DriftChecks): DeployedCluster {
  const { app, namespace, ...deployed } = row;
  const drift = drifts.get(deployed);
  return drift ? { ...deployed, drift } : deployed;
}
