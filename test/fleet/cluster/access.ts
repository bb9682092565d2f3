import fs from 'node:fs';
import path from 'node:path';
import { repoRoot } from '../paths.ts';

/** The manifest that users are told to apply is the one that the demo and the tests run with. */
const RBAC = path.join(repoRoot, 'plugins/multicluster-backend/rbac.yaml');

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
  return `${fs.readFileSync(RBAC, 'utf8')}\n---\n${TOKEN}`;
}
