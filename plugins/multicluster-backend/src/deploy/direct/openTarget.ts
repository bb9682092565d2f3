import { InputError } from '@backstage/errors';
import { JsonObject } from '@backstage/types';
import {
  Deployment,
  DeploySource,
} from '@multicluster/backstage-plugin-multicluster-common';
import { ClusterClient } from '@multicluster/backstage-plugin-multicluster-node';
import { Fleet } from '../../clusters';
import { discoverKinds } from '../apply';
import { DeployTools, openBundle, renderTarget } from '../sources';
import {
  BundleStore,
  DeployTarget,
  Rendered,
  RenderRequest,
  TargetTask,
} from '../types';

/** What the deployer is made of. */
export type DirectDeployerOptions = {
  fleet: Pick<Fleet, 'client' | 'cluster' | 'lend'>;
  bundles: Pick<BundleStore, 'get'>;
  tools: DeployTools;
};

/** One cluster of one deployment, with the way to it. */
export type Target = {
  client: ClusterClient;
  signal: AbortSignal;
  target: DeployTarget;
  deployment: Deployment;
  secretValues?: JsonObject;
};

/** Rejects with an `InputError` for a cluster that the portal cannot write to with its own credentials. */
export function openTarget(
  { fleet }: DirectDeployerOptions,
  task: TargetTask,
): Target {
  const { deployment, cluster, secretValues, signal } = task;
  const target = fleet.cluster(cluster);
  if (!target) {
    throw new InputError(`There is no cluster '${cluster}'.`);
  }
  const client = fleet.client(cluster);
  if (!client) {
    throw new InputError(
      `Cluster '${cluster}' cannot be deployed to: ${
        target.state === 'perUser'
          ? 'its credentials belong to users, and the portal has none of its own'
          : 'its configuration cannot be used'
      }.`,
    );
  }
  return { client, signal, target, deployment, secretValues };
}

export type RenderedTarget = Rendered & { request: RenderRequest };

/** Renders the deployment's source for its cluster, unless that is `known`. The files are there until `use` has ended. */
export async function withRendered<T>(
  options: DirectDeployerOptions,
  target: Target,
  use: (rendered: RenderedTarget) => Promise<T>,
  known?: Rendered,
): Promise<T> {
  const { deployment, client, signal, secretValues } = target;
  const { app, namespace, source, values = {}, bundle } = deployment.request;
  const opened = bundle && (await openFiles(options, bundle));
  try {
    const request: RenderRequest = {
      ...{ source, app, namespace, values, secretValues, signal },
      target: target.target,
      folder: opened ? opened.folder : undefined,
      apiVersions: await apiVersionsFor(source, { client, signal }),
    };
    const rendered =
      known ?? (await renderTarget({ ...request, tools: options.tools }));
    return await use({ ...rendered, request });
  } finally {
    if (opened) {
      await opened.close();
    }
  }
}

async function openFiles({ bundles }: DirectDeployerOptions, hash: string) {
  const bytes = await bundles.get(hash);
  if (!bytes) {
    throw new InputError(
      'The files of this deployment are not kept any longer. Deploy it again from its template.',
    );
  }
  return openBundle(bytes);
}

/** Charts may ask what the cluster serves; nothing else does. */
async function apiVersionsFor(
  { type }: DeploySource,
  access: { client: ClusterClient; signal: AbortSignal },
): Promise<string[] | undefined> {
  return type === 'helm'
    ? (await discoverKinds(access)).apiVersions()
    : undefined;
}
