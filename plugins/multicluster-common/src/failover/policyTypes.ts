/**
 * What a policy adds to every plan. `manual`: a person follows `instructions` and confirms it; without one within `timeoutSeconds` the
 * run holds. `webhook`: the one of that name in `multicluster.failover.webhooks` is called, and has `timeoutSeconds` for all of it.
 * `template`: a scaffolder template is run as the portal, and has `timeoutSeconds` for all of it.
 * `promote`: the right to write moves between copies of a CloudNativePG database, before traffic does and never in live drills.
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
  | {
      kind: 'template';
      /** As `template:default/promote-database`. */
      template: string;
      /** Its parameters; `failover` is added to them. */
      values: { [name: string]: unknown };
      timeoutSeconds: number;
    }
  | {
      kind: 'promote';
      /** `<namespace>/<name>` of the copy's `Cluster`, by cluster. */
      database: { [cluster: string]: string };
      /** PromQL, filled in as a guard's for the copy that takes over: by how many seconds it is behind. */
      lag?: string;
      /** For each of stepping down and taking over. */
      timeoutSeconds: number;
    }
);
