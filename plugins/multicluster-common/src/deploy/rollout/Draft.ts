import { ClusterRollout, Deployment, DeploymentState } from '../types';
import { isNotBegun } from './facts';
import { summarizeDeployment } from './summarizeDeployment';
import { RolloutMessage } from './types';

/** The next state of a deployment while one transition makes it. The state before is never changed. */
export type Draft = {
  deployment: Deployment;
  readonly events: RolloutMessage[];
  /** Epoch milliseconds. */
  readonly now: number;
};

export function say(
  draft: Draft,
  message: string,
  options?: { cluster?: string; level?: RolloutMessage['level'] },
): void {
  const { cluster, level = 'info' } = options ?? {};
  draft.events.push({ ...(cluster && { cluster }), level, message });
}

/** A new state takes with it the message and the failed step of the old one, but for what is given. */
export function setCluster(
  draft: Draft,
  cluster: string,
  change: Partial<Omit<ClusterRollout, 'cluster'>>,
): void {
  const clusters = draft.deployment.clusters.map(each => {
    if (each.cluster !== cluster) {
      return each;
    }
    if (change.state === undefined || change.state === each.state) {
      return { ...each, ...change };
    }
    const { message, failedStep, ...kept } = each;
    return { ...kept, since: draft.now, ...change };
  });
  draft.deployment = { ...draft.deployment, clusters };
}

export function setState(draft: Draft, state: DeploymentState): void {
  const { summary, endedAt, ...kept } = draft.deployment;
  draft.deployment = { ...kept, state };
}

/** What has not begun by now never will. */
export function skipRest(draft: Draft): void {
  for (const each of draft.deployment.clusters.filter(isNotBegun)) {
    setCluster(draft, each.cluster, { state: 'skipped' });
  }
}

/** Nothing more is done until somebody asks for it. `why` is said in place of what the clusters tell. */
export function hold(draft: Draft, why?: string): void {
  setState(draft, 'held');
  conclude(draft, why);
}

export function end(
  draft: Draft,
  state: 'succeeded' | 'failed' | 'rolledBack' | 'cancelled',
): void {
  skipRest(draft);
  setState(draft, state);
  draft.deployment = { ...draft.deployment, endedAt: draft.now };
  conclude(draft);
}

function conclude(draft: Draft, why?: string): void {
  const summary = why ?? summarizeDeployment(draft.deployment);
  draft.deployment = { ...draft.deployment, summary };
  const { state } = draft.deployment;
  const isBad = state === 'failed' || state === 'held';
  say(draft, summary, { level: isBad ? 'error' : 'info' });
}
