import { InputError } from '@backstage/errors';
import {
  ClusterRollout,
  Deployment,
  DeploymentEvent,
  EffectiveValue,
  RolloutMessage,
} from '@multicluster/backstage-plugin-multicluster-common';
import { AppOnCluster } from '../types';
import { Mark } from './marks';

/** Longer messages are cut: they are sentences, and an API server may answer with pages. */
const longestMessage = 8000;
const mostEvents = 1000;

/** As it is kept at first: never with the secret values, whoever forgot to take them out. */
export function newDeployment(
  given: Omit<Deployment, 'revision'>,
  known: { revision: number; previous: Map<string, string> },
): Deployment {
  if (given.clusters.length === 0) {
    throw new InputError(`No cluster is given for '${given.app}': name one`);
  }
  const { secretValues, ...request } =
    given.request as Deployment['request'] & { secretValues?: unknown };
  return {
    ...given,
    request,
    revision: known.revision,
    clusters: given.clusters.map(({ previousId, ...each }) => {
      const id = known.previous.get(each.cluster);
      return { ...each, ...(id && { previousId: id }) };
    }),
  };
}

export function openingMessage(deployment: Deployment): RolloutMessage {
  const { action, app, clusters, createdBy, namespace, reason, revision } =
    deployment;
  const verb = action === 'undeploy' ? 'remove' : 'deploy';
  const names = clusters.map(({ cluster }) => `'${cluster}'`).join(', ');
  const message = `${createdBy} asks to ${verb} '${app}' in namespace '${namespace}' (revision ${revision}): ${names}.`;
  return {
    level: 'info',
    message: reason ? `${message} Reason: ${reason}` : message,
  };
}

export function numberEvents(
  events: RolloutMessage[],
  last: { sequence: number; at: number },
): DeploymentEvent[] {
  return events.map((each, index) => ({
    sequence: last.sequence + index + 1,
    at: last.at,
    ...(each.cluster && { cluster: each.cluster }),
    level: each.level,
    // PostgreSQL takes no NUL in a text.
    message: each.message.replaceAll('\0', '').slice(0, longestMessage),
  }));
}

/** Clusters that a write or a command changes. */
export function changedClusters(
  before: Deployment,
  after: Deployment,
): ClusterRollout[] {
  return after.clusters.filter((each, index) => {
    const known = before.clusters[index];
    return each !== known && JSON.stringify(each) !== JSON.stringify(known);
  });
}

export function boundLimit(
  limit: number | undefined,
  { usual, most }: { usual: number; most: number },
): number {
  return Math.max(1, Math.min(limit ?? usual, most));
}

export const eventLimit = (limit?: number) =>
  boundLimit(limit, { usual: 500, most: mostEvents });

export const listLimit = (limit?: number) =>
  boundLimit(limit, { usual: 50, most: 200 });

/** `since` is of the mark that says so: of a roll back, when it was brought back, not when it was first deployed. */
export function appOnCluster(options: {
  deployment: Deployment;
  mark: Mark;
  since: number;
  values: EffectiveValue[];
}): AppOnCluster | undefined {
  const { deployment, mark, since, values } = options;
  const rollout = deployment.clusters.find(
    ({ cluster }) => cluster === mark.cluster,
  );
  return (
    rollout && {
      app: deployment.app,
      namespace: deployment.namespace,
      cluster: mark.cluster,
      deploymentId: deployment.id,
      revision: deployment.revision,
      since,
      ...(deployment.chart && { version: deployment.chart.version }),
      values,
      inventory: rollout.inventory,
    }
  );
}

export function compareApps(a: AppOnCluster, b: AppOnCluster): number {
  const key = ({ app, namespace, cluster }: AppOnCluster) =>
    [app, namespace, cluster].join('/');
  return key(a) < key(b) ? -1 : Number(key(a) > key(b));
}
