import type { ClusterAccess } from './cluster/Cluster.ts';
import { DEMO_PLACEMENTS } from './placements.ts';

/**
 * The `kubernetes` and `multicluster` keys of an app-config: the first is what any user of the Kubernetes plugin has, the second says
 * where the clusters are.
 */
export function fleetConfig(clusters: ClusterAccess[]) {
  return {
    kubernetes: {
      serviceLocatorMethod: { type: 'multiTenant' },
      clusterLocatorMethods: [
        {
          type: 'config',
          clusters: clusters.map(
            ({ name, url, serviceAccountToken, caData }) => ({
              name,
              url,
              authProvider: 'serviceAccount',
              serviceAccountToken,
              caData,
              skipMetricsLookup: true,
            }),
          ),
        },
      ],
    },
    multicluster: {
      clusters: Object.fromEntries(
        clusters.map(({ name, placement }) => [
          name,
          {
            provider: placement.provider,
            region: placement.region,
            environment: placement.environment,
            labels: {
              fleet: DEMO_PLACEMENTS[name] ? 'demo' : 'test',
              tier: name === 'edge' ? 'edge' : 'core',
            },
          },
        ]),
      ),
    },
  };
}
