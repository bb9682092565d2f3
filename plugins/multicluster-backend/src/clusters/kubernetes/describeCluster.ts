import { existsSync } from 'node:fs';
import { InputError } from '@backstage/errors';
import {
  ANNOTATION_KUBERNETES_AUTH_PROVIDER,
  ANNOTATION_KUBERNETES_OIDC_TOKEN_PROVIDER,
  SERVICEACCOUNT_CA_PATH,
} from '@backstage/plugin-kubernetes-common';
import { ClusterDetails } from '@backstage/plugin-kubernetes-node';
import { ClusterDescription } from '@multicluster/backstage-plugin-multicluster-node';
import { fingerprint } from '../fingerprint';
import { connectCluster } from './connectCluster';
import { KubernetesAccess } from './kubernetesAccess';

/** Auth providers whose credentials are those of the person who looks. */
const userAuthProviders = new Set(['google', 'oidc', 'aks']);

/** A cluster of the Kubernetes plugin in our words. It never throws: what cannot be used says so. */
export function describeCluster(
  details: ClusterDetails,
  authStrategy: KubernetesAccess['authStrategy'],
): ClusterDescription {
  const { name, title, dashboardUrl } = details;
  const url = apiServerUrl(details);
  return {
    name,
    title,
    url: url ?? '',
    dashboardUrl,
    labels: {},
    fingerprint: fingerprint({ ...details, url }),
    access: url
      ? describeAccess({ ...details, url }, authStrategy)
      : {
          type: 'misconfigured',
          reason: `'url' of cluster '${name}' is not a URL; write it as https://host:port.`,
        },
  };
}

/** A portal inside a cluster, told to use its service account, is told by the cluster itself where the API server is. */
export function isInCluster(details: ClusterDetails): boolean {
  return (
    details.authMetadata[ANNOTATION_KUBERNETES_AUTH_PROVIDER] ===
      'serviceAccount' &&
    !details.authMetadata.serviceAccountToken &&
    existsSync(SERVICEACCOUNT_CA_PATH)
  );
}

function apiServerUrl(details: ClusterDetails): string | undefined {
  const { KUBERNETES_SERVICE_HOST: host, KUBERNETES_SERVICE_PORT: port } =
    process.env;
  if (host && isInCluster(details)) {
    const address = host.includes(':') ? `[${host}]` : host;
    return `https://${address}:${port ?? 443}`;
  }
  try {
    const { protocol } = new URL(details.url);
    return protocol === 'https:' || protocol === 'http:'
      ? details.url
      : undefined;
  } catch {
    return undefined;
  }
}

function describeAccess(
  details: ClusterDetails,
  authStrategy: KubernetesAccess['authStrategy'],
): ClusterDescription['access'] {
  const provider =
    details.authMetadata[ANNOTATION_KUBERNETES_AUTH_PROVIDER] ?? '';
  if (!userAuthProviders.has(provider)) {
    return {
      type: 'shared',
      connect: () => connectCluster({ details, authStrategy, auth: {} }),
    };
  }
  return {
    type: 'perUser',
    reason: `Auth provider '${provider}' lets each user in with credentials of their own, so this cluster is read on request and not watched.`,
    connectAs: async auth => {
      checkUserAuth(details, provider, auth);
      return connectCluster({ details, authStrategy, auth });
    },
  };
}

/** Without a token the strategies fall back to nobody, and the API server's refusal would blame the wrong one. */
function checkUserAuth(
  details: ClusterDetails,
  provider: string,
  auth: Record<string, unknown>,
): void {
  const tokenProvider =
    details.authMetadata[ANNOTATION_KUBERNETES_OIDC_TOKEN_PROVIDER];
  const tokens = auth.oidc as Record<string, unknown> | undefined;
  const token = provider === 'oidc' ? tokens?.[tokenProvider] : auth[provider];
  if (typeof token !== 'string' || token === '') {
    throw new InputError(
      `Cluster '${details.name}' needs your own sign-in with '${
        tokenProvider ?? provider
      }', and none was sent.`,
    );
  }
}
