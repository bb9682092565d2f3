import { readFile } from 'node:fs/promises';
import { InputError } from '@backstage/errors';
import {
  ANNOTATION_KUBERNETES_AUTH_PROVIDER,
  SERVICEACCOUNT_CA_PATH,
} from '@backstage/plugin-kubernetes-common';
import {
  ClusterDetails,
  KubernetesCredential,
} from '@backstage/plugin-kubernetes-node';
import {
  ClusterConnectionOptions,
  UserAuth,
} from '@multicluster/backstage-plugin-multicluster-node';
import { isInCluster } from './describeCluster';
import { KubernetesAccess } from './kubernetesAccess';

/** How to reach a cluster of the Kubernetes plugin now: its CA, and a credential from the plugin's own strategy. */
export async function connectCluster(options: {
  details: ClusterDetails;
  authStrategy: KubernetesAccess['authStrategy'];
  auth: UserAuth;
}): Promise<ClusterConnectionOptions> {
  const { details } = options;
  const ca = await readCa(details);
  const credential = await getCredential(options);
  const common = { ca, skipTlsVerify: details.skipTLSVerify };
  switch (credential.type) {
    case 'bearer token':
      // A token file ends with a line break more often than not, and a header must not.
      return {
        ...common,
        headers: { authorization: `Bearer ${credential.token.trim()}` },
      };
    case 'x509 client certificate':
      return {
        ...common,
        cert: credential.cert,
        key: credential.key,
        headers: {},
      };
    default:
      return { ...common, headers: {} };
  }
}

async function getCredential(options: {
  details: ClusterDetails;
  authStrategy: KubernetesAccess['authStrategy'];
  auth: UserAuth;
}): Promise<KubernetesCredential> {
  const { details, authStrategy, auth } = options;
  const { name, authMetadata } = details;
  const provider = authMetadata[ANNOTATION_KUBERNETES_AUTH_PROVIDER];
  let credential: KubernetesCredential;
  try {
    credential = await authStrategy.getCredential(details, auth);
  } catch (error) {
    if (provider === 'serviceAccount' && !authMetadata.serviceAccountToken) {
      throw new InputError(
        `Cluster '${name}' has no 'serviceAccountToken', and the portal does not run inside a cluster. Add the token.`,
      );
    }
    throw error;
  }
  if (credential.type === 'anonymous' && provider !== 'localKubectlProxy') {
    throw new InputError(
      `Auth provider '${provider}' of cluster '${name}' gives no credential; check its settings.`,
    );
  }
  return credential;
}

async function readCa(details: ClusterDetails): Promise<string | undefined> {
  const { name, caData, caFile } = details;
  if (isInCluster(details)) {
    return readFile(SERVICEACCOUNT_CA_PATH, 'utf8');
  }
  if (caData) {
    const pem = Buffer.from(caData, 'base64').toString('utf8');
    if (!pem.includes('-----BEGIN')) {
      throw new InputError(
        `'caData' of cluster '${name}' is not the base64 of a PEM certificate. Encode the whole file, its BEGIN and END lines included.`,
      );
    }
    return pem;
  }
  if (!caFile) {
    return undefined;
  }
  try {
    return await readFile(caFile, 'utf8');
  } catch {
    throw new InputError(
      `'caFile' of cluster '${name}' cannot be read on the server. Check that the file is there and may be read.`,
    );
  }
}
