import {
  FailoverPlan,
  FailoverRun,
  firstSteps,
  RunOverride,
  StartRunRequest,
} from '@multicluster/backstage-plugin-multicluster-common';
import { FailoverFacts } from '../facts';

/** How long what was set aside at the start stays so, in milliseconds. */
const OVERRIDE_MS = 15 * 60_000;

/** A run as it is asked for. */
export function draftRun(options: {
  id: string;
  plan: FailoverPlan;
  request: Omit<StartRunRequest, 'hash'>;
  facts: FailoverFacts;
  createdBy: string;
  /** Since when the trouble is known, where whoever starts it knows. */
  detectedAt?: number;
  now: number;
}): Omit<FailoverRun, 'number'> {
  const { id, plan, request, facts, createdBy, now } = options;
  const detectedAt = options.detectedAt ?? detected(plan, facts);
  return {
    id,
    entityRef: plan.entityRef,
    kind: kindOf(plan),
    mode: plan.mode,
    ...{ state: 'requested', since: now, plan, createdAt: now, createdBy },
    steps: firstSteps(plan.steps),
    step: 0,
    reason: request.reason,
    ...(detectedAt !== undefined && { detectedAt }),
    approvals: [],
    overrides: (request.overrides ?? []).map(
      (one): RunOverride => ({
        ...{ ...one, by: createdBy, at: now, expiresAt: now + OVERRIDE_MS },
      }),
    ),
    pending: [],
    readings: [],
  };
}

function kindOf({ mode, restores }: FailoverPlan): FailoverRun['kind'] {
  if (mode === 'drill-dry' || mode === 'drill-live') return 'drill';
  return restores ? 'failback' : 'failover';
}

/** Since when one of the sources has not been as it should. */
function detected(
  { intent }: FailoverPlan,
  { clusters }: FailoverFacts,
): number | undefined {
  const since = clusters
    .filter(({ name, state }) => intent.from.includes(name) && state !== 'live')
    .map(each => each.since);
  return since.length > 0 ? Math.min(...since) : undefined;
}
