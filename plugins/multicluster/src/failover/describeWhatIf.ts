import { FailoverPlan } from '@multicluster/backstage-plugin-multicluster-common';

/** What remains when a cluster is lost, in short. */
export type WhatIfStory = {
  serving: { cluster: string; share: number }[];
  tailSeconds: number;
  /** Replicas that are ready now on those who take over. */
  ready?: number;
  extraReplicas: number;
  refusals: string[];
};

/** Reads an emergency plan as the answer to "what if it is lost". */
export function describeWhatIf(plan: FailoverPlan): WhatIfStory {
  const moved = new Set(
    plan.steps.flatMap(({ traffic }) => traffic.map(({ hop }) => hop)),
  );
  const tails = plan.hops
    .filter(({ id }) => moved.has(id))
    .map(({ tailSeconds }) => tailSeconds);
  const targets = plan.participants.filter(({ role }) => role === 'target');
  const replicas = targets.flatMap(one => one.readiness.replicas ?? []);
  return {
    serving: plan.participants.flatMap(({ cluster, shareAfter }) =>
      shareAfter ? [{ cluster, share: shareAfter }] : [],
    ),
    tailSeconds: Math.max(0, ...tails),
    ready: replicas.length
      ? replicas.reduce((sum, { ready }) => sum + ready, 0)
      : undefined,
    extraReplicas: plan.steps
      .flatMap(({ capacity }) => capacity)
      .reduce((sum, { before, after }) => sum + Math.max(0, after - before), 0),
    refusals: plan.problems
      .filter(({ severity }) => severity === 'error')
      .map(({ message }) => message),
  };
}
