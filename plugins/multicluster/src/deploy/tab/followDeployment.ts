import {
  Deployment,
  DeploymentEvent,
} from '@multicluster/backstage-plugin-multicluster-common';
import { DeploymentsApi } from '../../api';
import { backOffMs, pause } from '../../api/backOff';
import { PageVisibility, untilVisible } from '../../api/pageVisibility';
import { statusOfError } from '../../shared';
import { hasEnded } from './words';

/** Below the 25 s that the backend waits at most, and below what proxies bear. */
const waitSeconds = 20;

export type FollowListener = {
  onNews(deployment: Deployment, events: DeploymentEvent[]): void;
  /** Trouble that is tried again, and `undefined` once it is over. */
  onTrouble(error: Error | undefined): void;
};

function isFinal(error: Error): boolean {
  const status = statusOfError(error);
  return status !== undefined && status >= 400 && status < 500;
}

/**
 * Reads the events of a deployment as they come, until it has ended or the signal aborts. Goes on after the last event that it has,
 * whatever cut it off; rests while nobody sees the page. Resolves with the error when the backend will not answer at all.
 */
export async function followDeployment(options: {
  api: Pick<DeploymentsApi, 'getDeploymentEvents'>;
  id: string;
  signal: AbortSignal;
  visibility: PageVisibility;
  listener: FollowListener;
}): Promise<Error | undefined> {
  const { api, id, signal, visibility, listener } = options;
  let after = 0;
  let failures = 0;
  let wait = 0;
  while (!signal.aborted) {
    try {
      const { events, deployment } = await api.getDeploymentEvents({
        id,
        after,
        waitSeconds: wait,
        signal,
      });
      if (signal.aborted) return undefined;
      after = events[events.length - 1]?.sequence ?? after;
      if (failures) listener.onTrouble(undefined);
      failures = 0;
      wait = waitSeconds;
      listener.onNews(deployment, events);
      if (hasEnded(deployment) && !events.length) return undefined;
      if (hasEnded(deployment)) wait = 0;
    } catch (error) {
      if (signal.aborted) return undefined;
      if (isFinal(error as Error)) return error as Error;
      failures += 1;
      wait = 0;
      listener.onTrouble(error as Error);
      await pause(backOffMs(failures, Math.random()), signal);
    }
    await untilVisible(visibility, signal);
  }
  return undefined;
}
