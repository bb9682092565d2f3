import fs from 'node:fs';
import path from 'node:path';
import { stringify } from 'yaml';
import type { ClusterAccess } from './Cluster.ts';
import type { ControlPlane } from './ControlPlane.ts';

/** Self-contained, with one context named after the cluster: kwokctl's own refers to files, and is named after kwok. */
export function adminKubeconfig(
  name: string,
  controlPlane: ControlPlane,
): string {
  const pki = path.join(controlPlane.dir, 'pki');
  const base64 = (file: string) =>
    fs.readFileSync(path.join(pki, file)).toString('base64');
  const user = `${name}-admin`;
  return stringify({
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': name,
    clusters: [
      {
        name,
        cluster: {
          server: controlPlane.url,
          'certificate-authority-data': base64('ca.crt'),
        },
      },
    ],
    contexts: [{ name, context: { cluster: name, user } }],
    users: [
      {
        name: user,
        user: {
          'client-certificate-data': base64('admin.crt'),
          'client-key-data': base64('admin.key'),
        },
      },
    ],
  });
}

/** Of the portal's service account, with one context named after the cluster. */
export function portalKubeconfig(access: ClusterAccess): object {
  const { name, url, caData, serviceAccountToken } = access;
  const user = `${name}-portal`;
  return {
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': name,
    clusters: [
      {
        name,
        cluster: { server: url, 'certificate-authority-data': caData },
      },
    ],
    contexts: [{ name, context: { cluster: name, user } }],
    users: [{ name: user, user: { token: serviceAccountToken } }],
  };
}
