import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { DeployRequest } from '@multicluster/backstage-plugin-multicluster-common';
import { podinfoDir } from '../../../fleet/modules.ts';
import { run } from '../../../fleet/processes.ts';
import { CLUSTERS } from './bed.ts';
import type { DeployPortal } from './DeployPortal.ts';

/** Uploads a folder as it is; returns its hash. */
export async function uploadFolder(
  portal: DeployPortal,
  folder: string,
): Promise<string> {
  const scratch = await mkdtemp(join(tmpdir(), 'bundle-'));
  try {
    const file = join(scratch, 'bundle.tar.gz');
    await run('tar', ['-czf', file, '-C', folder, '.']);
    const bytes = await readFile(file);
    return (await portal.client.uploadBundle({ bytes })).bundle;
  } finally {
    await rm(scratch, { recursive: true });
  }
}

/** Uploads files by their paths. */
export async function uploadFiles(
  portal: DeployPortal,
  files: Record<string, string>,
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'source-'));
  try {
    for (const [name, content] of Object.entries(files)) {
      await mkdir(dirname(join(folder, name)), { recursive: true });
      await writeFile(join(folder, name), content);
    }
    return await uploadFolder(portal, folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** What is the same in all requests of the tests: on three clusters, for the sample service. */
export function requestOf(
  request: Pick<DeployRequest, 'app' | 'source'> & Partial<DeployRequest>,
): DeployRequest {
  return {
    namespace: request.app,
    entityRef: 'component:default/podinfo',
    targets: { names: [...CLUSTERS] },
    createNamespace: true,
    ...request,
  };
}

/** The chart of the podinfo project, unchanged, with its own values. */
export async function podinfoChart(
  portal: DeployPortal,
  app: string,
): Promise<DeployRequest> {
  const folder = join(await podinfoDir(), 'charts/podinfo');
  const bundle = await uploadFolder(portal, folder);
  return requestOf({ app, bundle, source: { type: 'helm', chart: '.' } });
}

/** The kustomization of the podinfo project, unchanged. */
export async function podinfoKustomization(
  portal: DeployPortal,
  app: string,
): Promise<DeployRequest> {
  const bundle = await uploadFolder(
    portal,
    join(await podinfoDir(), 'kustomize'),
  );
  return requestOf({
    app,
    bundle,
    source: { type: 'kustomize', folders: ['.'] },
  });
}

/** A small Deployment, with what a test wants to have different in it. */
export function deploymentYaml(
  name: string,
  options: { replicas?: number; image?: string; resources?: object } = {},
): string {
  const { replicas = 1, image = 'registry.example/app:1', resources } = options;
  return JSON.stringify({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name },
    spec: {
      replicas,
      selector: { matchLabels: { app: name } },
      template: {
        metadata: { labels: { app: name } },
        spec: { containers: [{ name: 'app', image, resources }] },
      },
    },
  });
}

export function configMapYaml(
  name: string,
  data: Record<string, string>,
): string {
  return JSON.stringify({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name },
    data,
  });
}
