import { FailoverPolicy, RunMode } from './types';

/**
 * What holds for an entity that names no policy.
 *
 * @public
 */
export const DEFAULT_FAILOVER_POLICY: FailoverPolicy = {
  name: 'default',
  plannedRamp: [1, 5, 25, 50, 100],
  emergencyRamp: [50, 100],
  soakSeconds: 180,
  headroomPercent: 110,
  minServingClusters: 1,
  approvals: 0,
  guards: [
    {
      id: 'endpoints',
      kind: 'endpoints',
      label: 'Ready endpoints on the target, at least 1',
      limit: 1,
      breaches: 2,
      window: 3,
      minSamples: 1,
    },
  ],
  allUnhealthy: 'failOpen',
  automatic: 'off',
  trigger: { failures: 3, of: 5, cooldownSeconds: 30 * 60, mostPerDay: 2 },
  expiresAfterSeconds: 24 * 60 * 60,
  drillSharePercent: 5,
  drills: [],
  freezes: [],
  steps: [],
};

/** How long the facts behind a destination may be old before they prove nothing, in milliseconds (rule 2). @public */
export const EVIDENCE_MAX_AGE_MS = 60_000;

/** How long a plan may be started after it was made, in milliseconds. @public */
export const PLAN_VALID_MS = 10 * 60_000;

/**
 * The steps of the ramp in a mode: shares of the source's traffic, in percent. Both drills stop at the policy's drill share; the dry one
 * plans the whole way, since it writes nothing.
 *
 * @public
 */
export function rampOf(policy: FailoverPolicy, mode: RunMode): number[] {
  switch (mode) {
    case 'emergency':
      return policy.emergencyRamp;
    case 'drill-live':
      return [policy.drillSharePercent];
    default:
      return policy.plannedRamp;
  }
}

/** Emergencies do not wait longer than what is needed to see that it works. */
const EMERGENCY_SOAK_SECONDS = 15;

/** @public */
export function soakOf(policy: FailoverPolicy, mode: RunMode): number {
  return mode === 'emergency'
    ? Math.min(policy.soakSeconds, EMERGENCY_SOAK_SECONDS)
    : policy.soakSeconds;
}
