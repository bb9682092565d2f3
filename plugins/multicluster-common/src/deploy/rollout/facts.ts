import {
  ClusterRollout,
  ClusterRolloutState,
  Deployment,
  DeploymentState,
  WaveGate,
} from '../types';

/**
 * States in which somebody has to work on it.
 *
 * @public
 */
export const WORKING_STATES: readonly DeploymentState[] = [
  'queued',
  'checking',
  'deploying',
  'rollingBack',
];

/**
 * States in which no other deployment of the same app may touch its clusters.
 *
 * @public
 */
export const OPEN_STATES: readonly DeploymentState[] = [
  ...WORKING_STATES,
  'held',
];

const UNDER_WAY: readonly ClusterRolloutState[] = [
  'applying',
  'waiting',
  'soaking',
  'rollingBack',
];

const NOT_BEGUN: readonly ClusterRolloutState[] = [
  'pending',
  'checking',
  'checked',
];

export function isUnderWay({ state }: ClusterRollout): boolean {
  return UNDER_WAY.includes(state);
}

export function isNotBegun({ state }: ClusterRollout): boolean {
  return NOT_BEGUN.includes(state);
}

/** Whether it may differ from what it was before the deployment. */
export function isTouched({ attempts, state }: ClusterRollout): boolean {
  return attempts > 0 && state !== 'rolledBack';
}

/** What holds a wave up, besides clusters that are under way. */
export function isTrouble({ state }: ClusterRollout): boolean {
  return state === 'failed' || state === 'rolledBack';
}

/**
 * The gate with its defaults. What was removed has neither health nor a soak.
 *
 * @public
 */
export function gateOf({ action, request }: Deployment): Required<WaveGate> {
  const { rollout, healthy, soakSeconds, timeoutSeconds } =
    request.strategy?.gate ?? {};
  const isRemoval = action === 'undeploy';
  return {
    rollout: rollout ?? true,
    healthy: !isRemoval && (healthy ?? true),
    soakSeconds: isRemoval ? 0 : soakSeconds ?? 0,
    timeoutSeconds: timeoutSeconds ?? 600,
  };
}

/** `'east', 'west'` */
export function quote(clusters: { cluster: string }[]): string {
  return clusters.map(({ cluster }) => `'${cluster}'`).join(', ');
}

/** `1 cluster`, `3 clusters` */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
