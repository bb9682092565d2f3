import { setTimeout as sleep } from 'node:timers/promises';
import { LoggerService } from '@backstage/backend-plugin-api';
import { JsonObject } from '@backstage/types';
import {
  Deployment,
  DeploymentEvent,
  DeploymentState,
  MulticlusterClient,
} from '@multicluster/backstage-plugin-multicluster-common';
import { Patience, persist } from '../request';

const WAIT_SECONDS = 20;
/** A backend that loses the secrets more often than this is not one to wait for. */
const MOST_RETURNS = 5;

/** Nothing more happens by itself. `held` waits for a person. */
const RESTING: ReadonlySet<DeploymentState> = new Set([
  'held',
  'succeeded',
  'failed',
  'rolledBack',
  'cancelled',
]);

export type FollowOptions = {
  client: MulticlusterClient;
  id: string;
  logger: LoggerService;
  signal: AbortSignal | undefined;
  patience: Patience;
  /** Given again to a backend that has lost them in a restart. */
  secretValues?: JsonObject;
};

function log(logger: LoggerService, event: DeploymentEvent): void {
  const line = event.cluster
    ? `[${event.cluster}] ${event.message}`
    : event.message;
  if (event.level === 'error') {
    logger.error(line);
  } else if (event.level === 'warning') {
    logger.warn(line);
  } else {
    logger.info(line);
  }
}

/** Secret values live in the memory of the backend: one that restarts stops and waits for them, although no cluster has failed. */
function lacksSecrets(deployment: Deployment): boolean {
  return (
    deployment.state === 'held' &&
    deployment.usesSecrets &&
    deployment.clusters.every(({ state }) => state !== 'failed')
  );
}

/** Follows until the deployment rests, with all that happens in the task's log. */
export async function followDeployment(
  options: FollowOptions,
): Promise<Deployment> {
  const { client, id, logger, signal, patience, secretValues } = options;
  const ask = <T>(call: () => Promise<T>) =>
    persist({ call, logger, signal, patience });
  let after = 0;
  let isResting = false;
  let returns = 0;
  for (;;) {
    const { events, deployment } = await ask(() =>
      client.getDeploymentEvents({
        id,
        after,
        waitSeconds: isResting ? 0 : WAIT_SECONDS,
        signal,
      }),
    );
    events.forEach(event => log(logger, event));
    after = events.at(-1)?.sequence ?? after;
    const isLost = lacksSecrets(deployment) && secretValues !== undefined;
    isResting = RESTING.has(deployment.state);
    if (isLost && returns < MOST_RETURNS) {
      returns += 1;
      isResting = false;
      logger.info('The backend has restarted: giving it the secrets again.');
      await ask(() => client.retryDeployment({ id, secretValues, signal }));
    } else if (isResting && events.length === 0) {
      return deployment;
    } else if (events.length === 0) {
      // A backend that is about to end answers at once: this is no time to ask it a hundred times per second.
      await sleep(patience.firstDelayMs, undefined, { signal });
    }
  }
}
