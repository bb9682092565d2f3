import { Config } from '@backstage/config';
import {
  ANNOTATION_KUBERNETES_AUTH_PROVIDER,
  ANNOTATION_KUBERNETES_AWS_ASSUME_ROLE,
  ANNOTATION_KUBERNETES_AWS_EXTERNAL_ID,
  ANNOTATION_KUBERNETES_OIDC_TOKEN_PROVIDER,
} from '@backstage/plugin-kubernetes-common';
import { ClusterDetails } from '@backstage/plugin-kubernetes-node';

const locators = 'kubernetes.clusterLocatorMethods';

/** Where a cluster's own keys end up in the metadata that the auth strategies read. */
const authKeys: Record<string, string> = {
  authProvider: ANNOTATION_KUBERNETES_AUTH_PROVIDER,
  serviceAccountToken: 'serviceAccountToken',
  assumeRole: ANNOTATION_KUBERNETES_AWS_ASSUME_ROLE,
  externalId: ANNOTATION_KUBERNETES_AWS_EXTERNAL_ID,
  oidcTokenProvider: ANNOTATION_KUBERNETES_OIDC_TOKEN_PROVIDER,
};

const localProxy: ClusterDetails = {
  name: 'local',
  url: 'http://localhost:8001',
  skipMetricsLookup: true,
  authMetadata: { [ANNOTATION_KUBERNETES_AUTH_PROVIDER]: 'localKubectlProxy' },
};

/**
 * The clusters of the Kubernetes plugin's locators of type `config`, read without the plugin. A cluster that is written wrongly costs the
 * others nothing: it becomes a problem that names its key.
 */
export function readConfigClusters(config: Config): {
  clusters: ClusterDetails[];
  problems: string[];
} {
  const clusters: ClusterDetails[] = [];
  const problems: string[] = [];
  const methods = config.getOptionalConfigArray(locators) ?? [];
  methods.forEach((method, m) => {
    const type = method.getOptionalString('type');
    if (type === 'localKubectlProxy') {
      clusters.push(localProxy);
    } else if (type !== 'config') {
      problems.push(
        `${locators}[${m}] is of type '${type}', which needs the Kubernetes backend plugin (@backstage/plugin-kubernetes-backend) to be installed and started.`,
      );
    } else {
      const list = method.getOptionalConfigArray('clusters') ?? [];
      list.forEach((cluster, c) => {
        try {
          clusters.push(readCluster(cluster));
        } catch (error) {
          const key = `${locators}[${m}].clusters[${c}]`;
          problems.push(`${key} cannot be used: ${(error as Error).message}.`);
        }
      });
    }
  });
  return { clusters, problems };
}

function readCluster(cluster: Config): ClusterDetails {
  const name = cluster.getString('name');
  const authMetadata: Record<string, string> = {};
  for (const [key, metadata] of Object.entries(authKeys)) {
    const value = cluster.getOptionalString(key);
    if (value !== undefined) {
      authMetadata[metadata] = value;
    }
  }
  Object.assign(authMetadata, cluster.getOptional('authMetadata'));
  if (!authMetadata[ANNOTATION_KUBERNETES_AUTH_PROVIDER]) {
    throw new Error(`cluster '${name}' has no 'authProvider'`);
  }
  return {
    name,
    title: cluster.getOptionalString('title'),
    url: cluster.getString('url'),
    skipTLSVerify: cluster.getOptionalBoolean('skipTLSVerify'),
    caData: cluster.getOptionalString('caData'),
    caFile: cluster.getOptionalString('caFile'),
    dashboardUrl: cluster.getOptionalString('dashboardUrl'),
    authMetadata,
  };
}
