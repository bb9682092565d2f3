import { ClusterRollout, ClusterRolloutState } from '../types';
import { Draft, say, setCluster } from './Draft';
import { count, gateOf } from './facts';
import { ClusterEvent } from './types';
import {
  proceedWithChecks,
  proceedWithRollBack,
  proceedWithWaves,
} from './waves';

type Arrow<Type extends ClusterEvent['type']> = (
  draft: Draft,
  rollout: ClusterRollout,
  event: Extract<ClusterEvent, { type: Type }>,
) => void;

type Arrows = { [Type in ClusterEvent['type']]?: Arrow<Type> };

/** Every way from one state of a cluster to another that is not by a command. What is not here must not happen, and is ignored. */
const ARROWS: { [State in ClusterRolloutState]?: Arrows } = {
  checking: { clusterChecked: onChecked, clusterCheckFailed: onCheckFailed },
  applying: {
    clusterApplied: onApplied,
    clusterFailed: (draft, { cluster }, { message }) =>
      fail(draft, { cluster, message, step: 'apply' }),
  },
  waiting: {
    clusterReady: onReady,
    clusterWaits: onWaits,
    timedOut: onTimedOut,
    clusterFailed: failWaiting,
  },
  soaking: {
    soakEnded: (draft, { cluster }) => finish(draft, cluster),
    clusterWaits: onSoakBroken,
    clusterFailed: failWaiting,
  },
  rollingBack: {
    clusterReverted: onReverted,
    clusterFailed: onRevertFailed,
  },
};

/** Follows what became of a cluster; false when that is no event for the state that it is in. */
export function followCluster(draft: Draft, event: ClusterEvent): boolean {
  const rollout = draft.deployment.clusters.find(
    ({ cluster }) => cluster === event.cluster,
  );
  // The table says of each type of event which arrow takes it; the compiler cannot follow that through one look-up.
  const arrow = rollout && (ARROWS[rollout.state]?.[event.type] as Arrow<any>);
  arrow?.(draft, rollout!, event);
  return arrow !== undefined;
}

function onChecked(
  draft: Draft,
  { cluster }: ClusterRollout,
  { warnings, chart }: Extract<ClusterEvent, { type: 'clusterChecked' }>,
) {
  warn(draft, cluster, warnings);
  say(draft, 'Checked.', { cluster });
  if (chart) {
    draft.deployment = { ...draft.deployment, chart };
  }
  setCluster(draft, cluster, { state: 'checked' });
  proceedWithChecks(draft);
}

function onCheckFailed(
  draft: Draft,
  { cluster }: ClusterRollout,
  { problems }: Extract<ClusterEvent, { type: 'clusterCheckFailed' }>,
) {
  for (const message of problems) {
    say(draft, message, { cluster, level: 'error' });
  }
  setCluster(draft, cluster, {
    state: 'failed',
    failedStep: 'check',
    message: problems.join(' '),
  });
  proceedWithChecks(draft);
}

function onApplied(
  draft: Draft,
  { cluster }: ClusterRollout,
  event: Extract<ClusterEvent, { type: 'clusterApplied' }>,
) {
  const { changes, inventory } = event;
  const written = { changes, inventory, appliedAt: draft.now };
  const { created, updated, deleted } = changes;
  const message = `Applied: ${created} created, ${updated} updated, ${deleted} deleted.`;
  say(draft, message, { cluster });
  warn(draft, cluster, event.notes);
  const { rollout, healthy } = gateOf(draft.deployment);
  if (draft.deployment.cancelRequestedAt !== undefined) {
    finishUnproven(draft, cluster, written);
    proceedWithWaves(draft);
  } else if (rollout || healthy) {
    setCluster(draft, cluster, { state: 'waiting', ...written });
  } else {
    setCluster(draft, cluster, written);
    pass(draft, cluster);
  }
}

/** Applied, but nobody waited for it, since the deployment was cancelled. */
export function finishUnproven(
  draft: Draft,
  cluster: string,
  written?: Partial<ClusterRollout>,
): void {
  const message =
    'Applied; it was not waited for, as the deployment was cancelled.';
  setCluster(draft, cluster, { state: 'deployed', message, ...written });
  say(draft, message, { cluster, level: 'warning' });
}

function onReady(draft: Draft, { cluster }: ClusterRollout) {
  say(draft, 'Ready.', { cluster });
  pass(draft, cluster);
}

function onWaits(
  draft: Draft,
  { cluster, message: last }: ClusterRollout,
  { message }: Extract<ClusterEvent, { type: 'clusterWaits' }>,
) {
  if (message !== last) {
    setCluster(draft, cluster, { message });
    say(draft, message, { cluster });
  }
}

function pass(draft: Draft, cluster: string) {
  const { soakSeconds } = gateOf(draft.deployment);
  if (soakSeconds === 0) {
    finish(draft, cluster);
    return;
  }
  setCluster(draft, cluster, { state: 'soaking' });
  say(draft, `Soaks for ${count(soakSeconds, 'second')}.`, { cluster });
}

function finish(draft: Draft, cluster: string) {
  setCluster(draft, cluster, { state: 'deployed' });
  const isRemoval = draft.deployment.action === 'undeploy';
  say(draft, isRemoval ? 'Removed.' : 'Deployed.', { cluster });
  proceedWithWaves(draft);
}

/** The wait goes on where it was, since its time counts from the write: what flaps comes to an end. */
function onSoakBroken(
  draft: Draft,
  { cluster }: ClusterRollout,
  { message }: Extract<ClusterEvent, { type: 'clusterWaits' }>,
) {
  setCluster(draft, cluster, { state: 'waiting', message });
  const level = 'warning';
  say(draft, `Did not stay ready: ${message}`, { cluster, level });
}

function onTimedOut(draft: Draft, rollout: ClusterRollout) {
  const { cluster, message: waited = 'nothing is known of it.' } = rollout;
  const { timeoutSeconds } = gateOf(draft.deployment);
  const message = `Not ready within ${count(
    timeoutSeconds,
    'second',
  )}: ${waited}`;
  fail(draft, { cluster, message, step: 'wait' });
}

function failWaiting(
  draft: Draft,
  { cluster }: ClusterRollout,
  { message }: Extract<ClusterEvent, { type: 'clusterFailed' }>,
) {
  fail(draft, { cluster, message, step: 'wait' });
}

export function fail(
  draft: Draft,
  options: { cluster: string; message: string; step: 'apply' | 'wait' },
): void {
  const { cluster, message, step } = options;
  const { action, request } = draft.deployment;
  say(draft, message, { cluster, level: 'error' });
  if (request.onFailure === 'rollBack' && action === 'deploy') {
    setCluster(draft, cluster, { state: 'rollingBack', message });
    say(draft, 'Is brought back.', { cluster });
  } else {
    setCluster(draft, cluster, { state: 'failed', failedStep: step, message });
  }
  proceedWithWaves(draft);
}

function onReverted(
  draft: Draft,
  { cluster, message }: ClusterRollout,
  { inventory, notes }: Extract<ClusterEvent, { type: 'clusterReverted' }>,
) {
  const isFailure = draft.deployment.state === 'deploying';
  setCluster(draft, cluster, {
    state: 'rolledBack',
    attempts: 0,
    inventory,
    ...(isFailure && message && { message }),
  });
  say(draft, 'Brought back to what it was before.', { cluster });
  warn(draft, cluster, notes);
  proceed(draft);
}

function onRevertFailed(
  draft: Draft,
  { cluster, message: cause }: ClusterRollout,
  { message }: Extract<ClusterEvent, { type: 'clusterFailed' }>,
) {
  const isFailure = draft.deployment.state === 'deploying' && cause;
  const told = `Could not be brought back: ${message}`;
  setCluster(draft, cluster, {
    state: 'failed',
    failedStep: 'rollBack',
    message: isFailure ? `${cause} ${told}` : told,
  });
  say(draft, told, { cluster, level: 'error' });
  proceed(draft);
}

function warn(draft: Draft, cluster: string, messages: string[] = []) {
  for (const message of messages) {
    say(draft, message, { cluster, level: 'warning' });
  }
}

function proceed(draft: Draft) {
  if (draft.deployment.state === 'rollingBack') {
    proceedWithRollBack(draft);
  } else {
    proceedWithWaves(draft);
  }
}
