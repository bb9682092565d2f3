import { createHash } from 'node:crypto';
import {
  FailoverIntent,
  FailoverPlan,
  FailoverPolicy,
  planFailover,
  PlanRestores,
  RunMode,
} from '@multicluster/backstage-plugin-multicluster-common';
import { TrafficDriver } from '@multicluster/backstage-plugin-multicluster-node';
import { FailoverFacts } from './FailoverEvidence';

/** The plan that these facts lead to. */
export function makePlan(options: {
  facts: FailoverFacts;
  drivers: readonly TrafficDriver[];
  intent: FailoverIntent;
  mode: RunMode;
  policy: FailoverPolicy;
  /** Of a fail back. */
  restores?: PlanRestores;
}): FailoverPlan {
  const { facts, drivers, intent, mode, policy, restores } = options;
  return planFailover({
    ...{ ...facts, intent, mode, policy, restores },
    change: (hop, shares) =>
      drivers.find(({ id }) => id === hop.driver)?.plan({ hop, shares }),
    hash: text => createHash('sha256').update(text).digest('hex'),
  });
}
