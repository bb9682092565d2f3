import { ConflictError } from '@backstage/errors';
import {
  FailoverPlan,
  FailoverRun,
  RunState,
  targetsOf,
} from '@multicluster/backstage-plugin-multicluster-common';
import { FailoverLimits } from '../policies';
import { FailoverStore } from '../types';

/** States in which a run moves traffic, or is about to. One that serves waits for a person, and moves nothing. */
const MOVING: RunState[] = [
  ...(['requested', 'preflight', 'locking', 'preparing', 'fencing'] as const),
  ...([
    'promoting',
    'calling',
    'ramping',
    'soaking',
    'verifying',
    'rollingBack',
  ] as const),
];

/**
 * Rule 13: how many services move at once, in all and onto one cluster. An emergency is counted, and never held up; a dry drill moves
 * nothing.
 *
 * Rejects with a `ConflictError` that names the limit.
 */
export async function limitRuns(options: {
  store: Pick<FailoverStore, 'list'>;
  limits: FailoverLimits;
  plan: FailoverPlan;
}): Promise<void> {
  const { store, limits, plan } = options;
  if (plan.mode === 'emergency' || plan.mode === 'drill-dry') return;
  const all = await store.list({ states: MOVING, limit: 200 });
  const moving = all.filter(({ mode }) => mode !== 'drill-dry');
  if (moving.length >= limits.fleet) {
    throw tooMany(moving, 'in the fleet', 'fleet');
  }
  for (const cluster of targetsOf(plan)) {
    const onto = moving.filter(run => targetsOf(run.plan).includes(cluster));
    if (onto.length >= limits.perCluster) {
      throw tooMany(onto, `onto '${cluster}'`, 'perCluster');
    }
  }
}

function tooMany(
  runs: FailoverRun[],
  where: string,
  key: keyof FailoverLimits,
): ConflictError {
  return new ConflictError(
    `${runs.length} services move ${where} at this moment, as many as 'multicluster.failover.limits.${key}' allows. Wait until one has ended; an emergency is not held up.`,
  );
}
