import { ClusterRollout, Deployment } from '../types';
import { isTouched, isTrouble, WORKING_STATES } from './facts';
import { DeploymentCommand } from './types';

/**
 * Of each command, why it is not possible now, as a sentence; absent when it is. What the UI greys out is what the backend refuses.
 *
 * @public
 */
export type AvailableCommands = {
  [Command in DeploymentCommand['type']]?: string;
};

/**
 * Which commands are possible: pure, so that a screen and the backend give the same answer.
 *
 * @public
 */
export function availableCommands(deployment: Deployment): AvailableCommands {
  const retry = refuseRetry(deployment);
  const rollBack = refuseRollBack(deployment);
  const cancel = refuseCancel(deployment);
  return {
    ...(retry && { retry }),
    ...(rollBack && { rollBack }),
    ...(cancel && { cancel }),
  };
}

/**
 * Clusters that a retry can be narrowed to: it failed there. What has not begun goes on afterwards in any case.
 *
 * @public
 */
export function retryableClusters({ clusters }: Deployment): string[] {
  return namesOf(clusters.filter(isTrouble));
}

/**
 * Clusters that are not as they were before the deployment, so that they can be brought back.
 *
 * @public
 */
export function revertableClusters({ clusters }: Deployment): string[] {
  return namesOf(clusters.filter(isTouched));
}

function refuseRetry({ clusters, state }: Deployment): string | undefined {
  if (clusters.some(({ failedStep }) => failedStep === 'rollBack')) {
    return 'A cluster could not be brought back: roll back again first.';
  }
  switch (state) {
    case 'held':
    case 'failed':
      return undefined;
    case 'succeeded':
      return 'It has succeeded on every cluster.';
    case 'rollingBack':
      return 'It is being rolled back.';
    case 'rolledBack':
      return 'It was rolled back: deploy again.';
    case 'cancelled':
      return 'It was cancelled: deploy again.';
    default:
      return 'It is under way.';
  }
}

function refuseRollBack(deployment: Deployment): string | undefined {
  const { state } = deployment;
  if (state === 'rollingBack') {
    return 'It is being rolled back.';
  }
  if (WORKING_STATES.includes(state)) {
    return 'It is under way: cancel it first.';
  }
  return revertableClusters(deployment).length === 0
    ? 'No cluster differs from what it was before.'
    : undefined;
}

function refuseCancel(deployment: Deployment): string | undefined {
  const { cancelRequestedAt, state } = deployment;
  if (state === 'rollingBack') {
    return 'It is being rolled back, which is not stopped half-way.';
  }
  if (state !== 'held' && !WORKING_STATES.includes(state)) {
    return 'It has ended.';
  }
  return state !== 'held' && cancelRequestedAt !== undefined
    ? 'It was cancelled: what is being written is brought to its end.'
    : undefined;
}

function namesOf(clusters: ClusterRollout[]): string[] {
  return clusters.map(({ cluster }) => cluster);
}
