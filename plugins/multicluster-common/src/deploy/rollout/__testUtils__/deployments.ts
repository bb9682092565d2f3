import {
  ClusterRollout,
  ClusterRolloutState,
  Deployment,
  DeploymentState,
} from '../../types';
import { effectsOf } from '../effectsOf';
import { transition } from '../transition';
import { ClusterEvent, RolloutEffect, RolloutEvent } from '../types';

export function rollout(
  cluster: string,
  state: ClusterRolloutState,
  rest: Partial<ClusterRollout> = {},
): ClusterRollout {
  const isWritten = !['pending', 'checking', 'checked', 'skipped'].includes(
    state,
  );
  return {
    cluster,
    wave: 0,
    state,
    since: 1000,
    attempts: isWritten && state !== 'rolledBack' ? 1 : 0,
    inventory: [],
    ...rest,
  };
}

export function deployment(
  state: DeploymentState,
  clusters: ClusterRollout[],
  rest: Partial<Deployment> & { onFailure?: 'rollBack' } = {},
): Deployment {
  const { onFailure, request, ...fields } = rest;
  return {
    id: 'd1',
    revision: 1,
    app: 'podinfo',
    namespace: 'web',
    entityRef: 'component:default/podinfo',
    action: 'deploy',
    state,
    createdAt: 500,
    createdBy: 'user:default/ann',
    request: {
      app: 'podinfo',
      namespace: 'web',
      entityRef: 'component:default/podinfo',
      source: { type: 'helm', chart: 'chart' },
      targets: { names: clusters.map(({ cluster }) => cluster) },
      ...(onFailure && { onFailure }),
      ...request,
    },
    usesSecrets: false,
    clusters,
    ...fields,
  };
}

/** One wave per list of names, nothing done yet. */
export function queued(
  waves: string[][],
  rest: Partial<Deployment> & { onFailure?: 'rollBack' } = {},
): Deployment {
  const clusters = waves.flatMap((names, wave) =>
    names.map(name => rollout(name, 'pending', { wave })),
  );
  return deployment('queued', clusters, rest);
}

/** Plays events one after the other, a second apart from 2000 on. */
export function play(start: Deployment, events: RolloutEvent[]): Deployment {
  return events.reduce(
    (state, event, index) =>
      transition(state, event, 2000 + index * 1000).deployment,
    start,
  );
}

export const event = {
  checked: (cluster: string): ClusterEvent => ({
    type: 'clusterChecked',
    cluster,
  }),
  checkFailed: (
    cluster: string,
    problem = `No quota on ${cluster}.`,
  ): ClusterEvent => ({
    type: 'clusterCheckFailed',
    cluster,
    problems: [problem],
  }),
  applied: (cluster: string, created = 1): ClusterEvent => ({
    type: 'clusterApplied',
    cluster,
    changes: { created, updated: 0, deleted: 0 },
    inventory: [],
  }),
  ready: (cluster: string): ClusterEvent => ({ type: 'clusterReady', cluster }),
  waits: (
    cluster: string,
    message = '1 of 2 pods is ready.',
  ): ClusterEvent => ({ type: 'clusterWaits', cluster, message }),
  failed: (
    cluster: string,
    message = 'The image does not exist.',
  ): ClusterEvent => ({ type: 'clusterFailed', cluster, message }),
  soakEnded: (cluster: string): ClusterEvent => ({
    type: 'soakEnded',
    cluster,
  }),
  timedOut: (cluster: string): ClusterEvent => ({ type: 'timedOut', cluster }),
  reverted: (cluster: string): ClusterEvent => ({
    type: 'clusterReverted',
    cluster,
    inventory: [],
  }),
  retry: (...clusters: string[]) =>
    ({ type: 'retry', clusters, by: 'user:default/ann' } as const),
  rollBack: (...clusters: string[]) =>
    ({ type: 'rollBack', clusters, by: 'user:default/ann' } as const),
  cancel: { type: 'cancel', by: 'user:default/ann' } as const,
  claimed: { type: 'claimed' } as const,
  secretsMissing: { type: 'secretsMissing' } as const,
};

/** Checked, applied and ready: what becomes of clusters where all goes well. */
export const deployedOn = (...clusters: string[]): RolloutEvent[] => [
  ...clusters.map(name => event.applied(name)),
  ...clusters.map(name => event.ready(name)),
];

/** `{ deployment: 'held', east: 'failed' }` */
export function statesOf({ clusters, state }: Deployment) {
  return {
    deployment: state,
    ...Object.fromEntries(clusters.map(each => [each.cluster, each.state])),
  };
}

/** `apply east`, sorted. */
export function effectNames(of: Deployment | RolloutEffect[]): string[] {
  const effects = Array.isArray(of) ? of : effectsOf(of);
  return effects.map(({ type, cluster }) => `${type} ${cluster}`).sort();
}
