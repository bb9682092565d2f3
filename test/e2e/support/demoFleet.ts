import { FleetHarness } from '../../fleet/FleetHarness.ts';
import { exampleApps } from '../../fleet/apps.ts';

export const CLUSTERS = ['east', 'west', 'edge'] as const;

/** The demo's three clusters with its sample apps, for this run alone. */
export async function startDemoFleet(): Promise<FleetHarness> {
  const fleet = await FleetHarness.create();
  try {
    for (const cluster of CLUSTERS) {
      await fleet.addCluster(cluster);
    }
    for (const cluster of CLUSTERS) {
      for (const app of exampleApps()) {
        await fleet.deployApp(cluster, app).catch(error => {
          // An app that has no folder for the cluster does not run there.
          if (!/has no folder/.test(error.message)) throw error;
        });
      }
    }
    return fleet;
  } catch (error) {
    await fleet.close();
    throw error;
  }
}

/** The fleet's configuration with more clusters, which need not work. */
export function withClusters(
  config: ReturnType<FleetHarness['appConfig']>,
  clusters: { name: string; url: string }[],
): object {
  const [method] = config.kubernetes.clusterLocatorMethods;
  const [first] = method.clusters;
  return {
    ...config,
    kubernetes: {
      ...config.kubernetes,
      clusterLocatorMethods: [
        {
          ...method,
          clusters: [
            ...method.clusters,
            ...clusters.map(cluster => ({
              ...first,
              ...cluster,
              title: cluster.name,
            })),
          ],
        },
      ],
    },
  };
}
