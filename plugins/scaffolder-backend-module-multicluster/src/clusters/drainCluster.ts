import { ConflictError } from '@backstage/errors';
import {
  Deployment,
  MulticlusterClient,
} from '@multicluster/backstage-plugin-multicluster-common';
import { askBackend, isNotFound } from '../backend';
import { followDeployment } from '../deploy';
import { Patience, requestIdOf, StepContext } from '../request';

/** As many as the backend gives at once. */
const mostDeployments = 200;
/** A log is for reading. */
const mostNamed = 20;

type Options = {
  ctx: StepContext;
  client: MulticlusterClient;
  patience: Patience;
  name: string;
  reason?: string;
};

type App = { entityRef: string; app: string; namespace: string };

/**
 * Undeploys from the cluster `name` each app that this portal deployed there, one after the other, and tells what else runs there: that
 * is somebody else's. Running it again finds what is left to do.
 */
export async function drainCluster(
  options: Options,
): Promise<{ undeployed: string[]; stays: string[] }> {
  const { ctx, name } = options;
  const apps = await findApps(options);
  const undeployed = apps.map(nameOf);
  ctx.logger.info(
    apps.length > 0
      ? `On '${name}' are ${undeployed.join(', ')}`
      : `Nothing on '${name}' was deployed from here`,
  );
  if (!ctx.isDryRun) {
    for (const app of apps) {
      await undeploy(options, app);
    }
  }
  const stays = await findWorkloads(options);
  if (stays.length > 0) {
    const named = stays.slice(0, mostNamed).join(', ');
    const more = stays.length - mostNamed;
    ctx.logger.info(
      `What stays on '${name}': ${named}${more > 0 ? ` and ${more} more` : ''}`,
    );
  }
  return { undeployed, stays };
}

/** Deployments name the entities; what of them is on the cluster now, their apps say. */
async function findApps(options: Options): Promise<App[]> {
  const { ctx, client, name } = options;
  const { deployments } = await ask(options, () =>
    client.listDeployments({ limit: mostDeployments, signal: ctx.signal }),
  );
  if (deployments.length === mostDeployments) {
    ctx.logger.warn(
      `Only the latest ${mostDeployments} deployments are looked through; an older app on '${name}' is not found`,
    );
  }
  const touching = deployments.filter(({ clusters }) =>
    clusters.some(({ cluster }) => cluster === name),
  );
  const entityRefs = [...new Set(touching.map(({ entityRef }) => entityRef))];
  const found: App[] = [];
  for (const entityRef of entityRefs) {
    const { apps } = await ask(options, () =>
      client.listApps({ entityRef, signal: ctx.signal }),
    );
    for (const { app, namespace, clusters } of apps) {
      if (clusters.some(({ cluster }) => cluster === name)) {
        found.push({ entityRef, app, namespace });
      }
    }
  }
  return found;
}

async function undeploy(options: Options, app: App): Promise<void> {
  const { ctx, client, patience, name, reason } = options;
  const { id } = await ask(options, () =>
    client.undeploy({
      ...app,
      clusters: [name],
      reason: reason ?? `Cluster '${name}' is drained`,
      requestId: requestIdOf(ctx, { ...app, name }),
      signal: ctx.signal,
    }),
  );
  const ended = await followDeployment({
    client,
    id,
    logger: ctx.logger,
    signal: ctx.signal,
    patience,
  });
  if (ended.state !== 'succeeded') {
    throw new ConflictError(
      `'${nameOf(app)}' could not be undeployed from '${name}': ${explain(
        ended,
      )}`,
    );
  }
}

async function findWorkloads(options: Options): Promise<string[]> {
  const { ctx, client, name } = options;
  try {
    const { workloadList } = await ask(options, () =>
      client.getCluster({ name, signal: ctx.signal }),
    );
    return workloadList.map(each => `${each.namespace}/${each.name}`);
  } catch (error) {
    if (isNotFound(error)) {
      return [];
    }
    throw error;
  }
}

function ask<T>(options: Options, call: () => Promise<T>): Promise<T> {
  const { ctx, patience } = options;
  return askBackend({ ctx, patience, call });
}

function nameOf({ namespace, app }: App): string {
  return `${namespace}/${app}`;
}

function explain({ state, summary }: Deployment): string {
  return summary ?? `the deployment is ${state}`;
}
