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

/** What has happened since, in the log; returns the sequence to go on from. */
async function readOn(
  options: FollowOptions,
  { after, waitSeconds }: { after: number; waitSeconds: number },
) {
  const { client, id, logger, signal, patience } = options;
  const { events, deployment } = await persist({
    call: () => client.getDeploymentEvents({ id, after, waitSeconds, signal }),
    ...{ logger, signal, patience },
  });
  events.forEach(event => log(logger, event));
  return {
    deployment,
    isQuiet: events.length === 0,
    next: events.at(-1)?.sequence ?? after,
  };
}

/** Follows until the deployment rests, with all that happens in the task's log. */
export async function followDeployment(
  options: FollowOptions,
): Promise<Deployment> {
  const { client, id, logger, signal, patience, secretValues } = options;
  let after = 0;
  let waitSeconds = WAIT_SECONDS;
  let returns = 0;
  for (;;) {
    const read = await readOn(options, { after, waitSeconds });
    const isResting = RESTING.has(read.deployment.state);
    after = read.next;
    waitSeconds = isResting ? 0 : WAIT_SECONDS;
    if (
      secretValues &&
      lacksSecrets(read.deployment) &&
      returns < MOST_RETURNS
    ) {
      returns += 1;
      waitSeconds = WAIT_SECONDS;
      logger.info('The backend has restarted: giving it the secrets again.');
      await persist({
        call: () => client.retryDeployment({ id, secretValues, signal }),
        ...{ logger, signal, patience },
      });
    } else if (isResting && read.isQuiet) {
      return read.deployment;
    } else if (read.isQuiet) {
      // A backend that is about to end answers at once: this is no time to ask it a hundred times per second.
      await sleep(patience.firstDelayMs, undefined, { signal });
    }
  }
}
