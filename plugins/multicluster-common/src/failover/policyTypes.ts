/**
 * What a policy adds to every plan. `manual`: a person follows `instructions` and confirms it; without one within `timeoutSeconds` the
 * run holds. `webhook`: the one of that name in `multicluster.failover.webhooks` is called, and has `timeoutSeconds` for all of it.
 *
 * @public
 */
export type PolicyStep = {
  /** Unique in its policy, as `promote-database`. */
  id: string;
  /** `beforeTraffic`: when capacity is there, before the first weight. `afterTraffic`: when traffic is verified, before commit. */
  when: 'beforeTraffic' | 'afterTraffic';
  /** Whether live drills do it as well. */
  drills: boolean;
} & (
  | { kind: 'manual'; instructions: string; timeoutSeconds?: number }
  | { kind: 'webhook'; webhook: string; timeoutSeconds: number }
);
