import {
  DrillSchedule,
  FailoverPlan,
  StartRunRequest,
  TrafficHop,
} from '@multicluster/backstage-plugin-multicluster-common';
import { FailoverSubject } from '../policies';
import { busiest } from './busiest';
import { requireNothingAgainst } from './requirements';

/** A run that a policy starts, in place of a person. */
export type PolicyStart = {
  request: Omit<StartRunRequest, 'hash'>;
  /** Since when the trouble is known, in epoch milliseconds. */
  detectedAt?: number;
  /** Throws a `ConflictError` for a plan that is not to be started. */
  check(plan: FailoverPlan): void;
};

/** Away from what fails. Whatever is against the plan stops it: to set a rule aside takes a person. */
export function emergencyOf(
  { entityRef, name }: FailoverSubject,
  { from, since, reason }: { from: string[]; since: number; reason: string },
): PolicyStart {
  return {
    request: {
      intent: { entityRef, from, to: [] },
      ...{ mode: 'emergency', reason, confirm: name },
      requestId: `${entityRef} ${from.join(' ')} ${since}`,
    },
    detectedAt: since,
    check: requireNothingAgainst,
  };
}

/** What is against the plan of a drill ends its run before it writes, so that the history tells why. */
export function drillOf(
  { entityRef }: FailoverSubject,
  { mode, from, cron }: DrillSchedule,
  { dueAt, hops }: { dueAt: number; hops: readonly TrafficHop[] },
): PolicyStart {
  const source = from ?? busiest({ hops });
  const at = new Date(dueAt).toISOString();
  return {
    request: {
      intent: { entityRef, from: [source], to: [] },
      ...{ mode, reason: `Drill of ${at}, as '${cron}' says.` },
      requestId: `${entityRef} ${mode} ${source} ${at}`,
    },
    check: () => undefined,
  };
}
