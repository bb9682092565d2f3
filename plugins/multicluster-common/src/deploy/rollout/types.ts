import { Deployment, DeploymentEvent, ObjectRef } from '../types';

/**
 * What somebody asks of a deployment that is there. `clusters` narrows it to some; all that it can concern when absent.
 *
 * @public
 */
export type DeploymentCommand =
  | { type: 'retry'; clusters?: string[] }
  | { type: 'rollBack'; clusters?: string[]; reason?: string }
  | { type: 'cancel' };

/**
 * What became of one cluster of a deployment.
 *
 * @public
 */
export type ClusterEvent = { cluster: string } & (
  | {
      type: 'clusterChecked';
      warnings?: string[];
      chart?: Deployment['chart'];
    }
  | { type: 'clusterCheckFailed'; problems: string[] }
  | {
      type: 'clusterApplied';
      changes: { created: number; updated: number; deleted: number };
      inventory: ObjectRef[];
      /** What was left as it is, and why: sentences. */
      notes?: string[];
    }
  | { type: 'clusterReady' }
  /** Not ready yet, or, while it soaks, not any more. */
  | { type: 'clusterWaits'; message: string }
  | { type: 'soakEnded' }
  | { type: 'timedOut' }
  | { type: 'clusterFailed'; message: string }
  | { type: 'clusterReverted'; inventory: ObjectRef[]; notes?: string[] }
);

/**
 * What happens to a deployment: somebody works on it, something became of a cluster, or somebody asks for something.
 *
 * @public
 */
export type RolloutEvent =
  | { type: 'claimed' }
  /** Who works on it does not have the secret values, as the process that was given them has ended. */
  | { type: 'secretsMissing' }
  | ClusterEvent
  | (DeploymentCommand & { by: string });

/**
 * What has to be done on a cluster now. `until` is in epoch milliseconds.
 *
 * @public
 */
export type RolloutEffect = { cluster: string } & (
  | { type: 'check' }
  | { type: 'apply' }
  | { type: 'observe'; until: number }
  | { type: 'soak'; until: number }
  | { type: 'revert'; previousId?: string }
);

/**
 * What is told of an event.
 *
 * @public
 */
export type RolloutMessage = Pick<
  DeploymentEvent,
  'cluster' | 'level' | 'message'
>;

/**
 * What an event leads to: the state to write, what to tell, and what to do once it is written. The same deployment, and nothing else,
 * when the event does not concern it any more.
 *
 * @public
 */
export type RolloutTransition = {
  deployment: Deployment;
  effects: RolloutEffect[];
  events: RolloutMessage[];
};
