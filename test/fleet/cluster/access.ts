import fs from 'node:fs';
import path from 'node:path';
import { repoRoot } from '../paths.ts';

/** The manifests that users are told to apply are those that the demo and the tests run with. */
const RBAC = ['rbac.yaml', 'rbac-deploy.yaml', 'rbac-failover.yaml'].map(file =>
  path.join(repoRoot, 'plugins/multicluster-backend', file),
);

export const SERVICE_ACCOUNT = {
  namespace: 'default',
  name: 'multicluster-portal',
};

/** Kept as a Secret, so that it outlives a restart of the cluster; a token asked for would expire with the written configuration. */
const TOKEN = `
apiVersion: v1
kind: Secret
type: kubernetes.io/service-account-token
metadata:
  name: multicluster-portal
  namespace: ${SERVICE_ACCOUNT.namespace}
  annotations:
    kubernetes.io/service-account.name: ${SERVICE_ACCOUNT.name}
`;

export function accessManifest(): string {
  const manifests = RBAC.map(file => fs.readFileSync(file, 'utf8'));
  return [...manifests, TOKEN].join('\n---\n');
}
