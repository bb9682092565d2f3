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

/** A run as it is asked for. @param earlier - of the entity, newest first */
export function draftRun(options: {
  id: string;
  plan: FailoverPlan;
  request: StartRunRequest;
  facts: FailoverFacts;
  earlier: readonly FailoverRun[];
  createdBy: string;
  now: number;
}): Omit<FailoverRun, 'number'> {
  const { id, plan, request, facts, earlier, createdBy, now } = options;
  const detectedAt = detected(plan, facts);
  return {
    id,
    entityRef: plan.entityRef,
    kind: kindOf(plan, earlier),
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

/** Back to where the last run that was kept has moved away from. */
function kindOf(
  { mode, intent }: FailoverPlan,
  earlier: readonly FailoverRun[],
): FailoverRun['kind'] {
  if (mode === 'drill-dry' || mode === 'drill-live') return 'drill';
  const kept = earlier.find(
    ({ state, kind }) => state === 'committed' && kind !== 'drill',
  );
  const left = kept?.plan.intent.from ?? [];
  const isBack =
    intent.to.length > 0 && intent.to.every(name => left.includes(name));
  return isBack ? 'failback' : 'failover';
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
