import fs from 'node:fs';
import path from 'node:path';
import type { ClusterAccess } from './cluster/Cluster.ts';
import { fleetRoot } from './paths.ts';
import { DEMO_PLACEMENTS } from './placements.ts';
import type { Tools } from './tools.ts';

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

/** What the portal writes itself, below a folder; on a machine of one's own one may approve one's own plans. */
export function keptByPortal(folder: string) {
  const clusterDirectory = path.join(folder, 'clusters');
  fs.mkdirSync(clusterDirectory, { recursive: true });
  return { clusterDirectory, approvals: { allowOwn: true } };
}

/**
 * The keys that deploying needs beside those of the fleet. The portal may be told where the tools are before they are there: it looks
 * when it needs one.
 */
export function deployConfig(options: {
  tools: Tools;
  folder: string;
  /** Of a forge whose charts and repositories may be read. */
  forgeUrl: string;
}) {
  const { tools, folder, forgeUrl } = options;
  const [helm, kustomize, tofu, kubectl] = (
    ['helm', 'kustomize', 'tofu', 'kubectl'] as const
  ).map(tool => tools.path(tool));
  const bins = [helm, kustomize, tofu, kubectl, process.execPath];
  return {
    backend: { reading: { allow: [{ host: new URL(forgeUrl).host }] } },
    multicluster: {
      ...keptByPortal(folder),
      tools: { helm, kustomize, tofu },
      terraform: {
        binary: tofu,
        stateDirectory: path.join(folder, 'terraform'),
        env: {
          PATH: [...bins.map(bin => path.dirname(bin)), process.env.PATH]
            .filter(Boolean)
            .join(path.delimiter),
          // Of the module that the example template makes a cluster with.
          TF_VAR_local_cluster_script: path.join(fleetRoot, 'localCluster.ts'),
          TF_VAR_local_clusters: path.join(folder, 'local'),
        },
      },
    },
  };
}
