import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { parse } from 'yaml';
import type { KubeAccess } from './KubeClient.ts';

type Kubeconfig = {
  clusters: { cluster: Record<string, string> }[];
  users: { user: Record<string, string> }[];
};

/** The first cluster and user of a kubeconfig, with what its files hold. */
export async function readKubeconfig(file: string): Promise<KubeAccess> {
  const config: Kubeconfig = parse(await readFile(file, 'utf8'));
  const { cluster } = config.clusters[0];
  const { user } = config.users[0];
  const pem = async (from: Record<string, string>, field: string) => {
    const data = from[`${field}-data`];
    if (data) return Buffer.from(data, 'base64').toString('utf8');
    if (!from[field]) return undefined;
    return readFile(resolve(dirname(file), from[field]), 'utf8');
  };
  return {
    url: cluster.server,
    ca: (await pem(cluster, 'certificate-authority')) ?? '',
    cert: await pem(user, 'client-certificate'),
    key: await pem(user, 'client-key'),
    token: user.token,
  };
}
