import fs from 'node:fs';
import path from 'node:path';
import { parse, stringify } from 'yaml';
import { concatenated } from '../manifests.ts';
import { moduleDir } from '../modules.ts';
import { goModOf, versionIn } from '../parts.ts';
import type { Placement } from '../placements.ts';

export const NAMESPACE = 'argocd';

const MODULE = 'github.com/argoproj/argo-cd/v3';

/** A cluster as Argo CD sees it: where its admin's kubeconfig is, and what generators may select it by. */
export type ArgoCluster = {
  name: string;
  kubeconfig: string;
  placement: Placement;
};

function yamlIn(folder: string): string[] {
  return fs
    .readdirSync(folder)
    .filter(file => file.endsWith('.yaml') && file !== 'kustomization.yaml')
    .map(file => path.join(folder, file));
}

/** Definitions of Application, ApplicationSet and AppProject. */
export async function argoDefinitions(): Promise<string> {
  const dir = await moduleDir(
    `${MODULE}@${versionIn(goModOf('argocd'), MODULE)}`,
  );
  return concatenated(yamlIn(path.join(dir, 'manifests/crds')));
}

/** Argo CD's own configuration, as its authors publish it, for one namespace. */
export async function argoConfiguration(): Promise<string> {
  const dir = await moduleDir(
    `${MODULE}@${versionIn(goModOf('argocd'), MODULE)}`,
  );
  const files = yamlIn(path.join(dir, 'manifests/base/config'));
  const objects = files.map(file => {
    const object = parse(fs.readFileSync(file, 'utf8'));
    object.metadata.namespace = NAMESPACE;
    if (object.kind === 'Secret') {
      // Without one every Application stays Unknown. Nobody signs in here, so it protects nothing.
      object.stringData = { 'server.secretkey': 'of-a-local-fleet' };
    }
    return object;
  });
  return [namespace(), ...objects, project()]
    .map(object => stringify(object))
    .join('---\n');
}

function namespace(): object {
  return {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: NAMESPACE },
  };
}

/** Lets everything go everywhere; Applications name it when they say nothing else. */
function project(): object {
  const everything = [{ group: '*', kind: '*' }];
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'AppProject',
    metadata: { name: 'default', namespace: NAMESPACE },
    spec: {
      sourceRepos: ['*'],
      destinations: [{ server: '*', namespace: '*' }],
      clusterResourceWhitelist: everything,
    },
  };
}

/** How Argo CD is told of a cluster: by a Secret with the admin's certificate. */
export function clusterSecret(cluster: ArgoCluster): string {
  const { name, kubeconfig, placement } = cluster;
  const config = parse(fs.readFileSync(kubeconfig, 'utf8'));
  const [{ cluster: server }] = config.clusters;
  const [{ user }] = config.users;
  return stringify({
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: {
      name: `cluster-${name}`,
      namespace: NAMESPACE,
      labels: {
        'argocd.argoproj.io/secret-type': 'cluster',
        provider: placement.provider,
        region: placement.region,
        environment: placement.environment,
      },
    },
    stringData: {
      name,
      server: server.server,
      config: JSON.stringify({
        tlsClientConfig: {
          caData: server['certificate-authority-data'],
          certData: user['client-certificate-data'],
          keyData: user['client-key-data'],
        },
      }),
    },
  });
}

/** What a platform team has once: Argo CD reads from a folder of a repository which apps there are. */
export function rootApplication(options: {
  hub: string;
  repoUrl: string;
  path: string;
}): string {
  const { hub, repoUrl, path: folder } = options;
  return stringify({
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: { name: 'root', namespace: NAMESPACE },
    spec: {
      project: 'default',
      source: {
        repoURL: repoUrl,
        targetRevision: 'main',
        path: folder,
        directory: { recurse: true },
      },
      destination: { name: hub, namespace: NAMESPACE },
      syncPolicy: { automated: { prune: true, selfHeal: true } },
    },
  });
}
