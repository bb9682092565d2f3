import { servedShares } from '../traffic';
import { CapacityFacts, PlanFacts, PlanSides } from './planTypes';
import { CapacityChange, PlanProblem } from './types';

const RULE = 3;

/**
 * How many replicas a target needs to carry its own load and its part of the sources', with the policy's headroom. Replicas stand for
 * load: what the sources run today is what their traffic needs today. A target that is known to get nothing now has no load of its own.
 */
export function replicasNeeded(
  facts: PlanFacts,
  sides: PlanSides,
  cluster: string,
  target: CapacityFacts,
): number {
  const { policy, capacity } = facts;
  const given = sides.sources
    .map(name => capacity.get(name))
    .reduce(
      (sum, one) => sum + Math.max(one?.desired ?? 0, one?.ready ?? 0),
      0,
    );
  const served = servedShares(facts.hops);
  const own = served && !(served[cluster] > 0) ? 0 : target.desired;
  const load = own + (given * sides.share) / 100 / sides.targets.length;
  return Math.ceil((load * policy.headroomPercent) / 100 - 1e-9);
}

/** What must be scaled before traffic moves, and what stands against it (rule 3). */
export function planCapacity(
  facts: PlanFacts,
  sides: PlanSides,
): { changes: CapacityChange[]; problems: PlanProblem[] } {
  const changes: CapacityChange[] = [];
  const problems: PlanProblem[] = [];
  for (const cluster of sides.targets) {
    const target = facts.capacity.get(cluster);
    if (!target) {
      problems.push(problem(`How much '${cluster}' can carry is not known.`));
      continue;
    }
    const needed = replicasNeeded(facts, sides, cluster, target);
    if (needed <= target.desired) continue;
    const change = scaleTo(cluster, target, needed);
    if (change) changes.push(change);
    problems.push(...obstacles(cluster, target, needed, Boolean(change)));
  }
  return { changes, problems };
}

function scaleTo(
  cluster: string,
  target: CapacityFacts,
  needed: number,
): CapacityChange | undefined {
  const { autoscaler, workload, desired } = target;
  if (autoscaler) {
    const { object, min, max } = autoscaler;
    const after = Math.min(needed, max);
    return after > min
      ? { cluster, object, field: 'minReplicas', before: min, after }
      : undefined;
  }
  return (
    workload && {
      cluster,
      object: workload,
      field: 'replicas',
      before: desired,
      after: needed,
    }
  );
}

function obstacles(
  cluster: string,
  target: CapacityFacts,
  needed: number,
  scales: boolean,
): PlanProblem[] {
  const { autoscaler, ready, room } = target;
  const most = autoscaler?.max;
  if (most !== undefined && needed > most) {
    return [
      problem(
        `'${cluster}' needs ${needed} replicas, and its autoscaler allows ${most}.`,
      ),
    ];
  }
  if (!scales && !autoscaler) {
    return [
      problem(
        `'${cluster}' needs ${needed} replicas, and nothing there is known that sets their number.`,
      ),
    ];
  }
  if (room !== undefined && needed - ready > room) {
    return [
      problem(
        `'${cluster}' needs ${
          needed - ready
        } more replicas and has room for ${room}.`,
      ),
    ];
  }
  return room === undefined
    ? [
        problem(
          `Whether '${cluster}' has room for ${
            needed - ready
          } more replicas is not known.`,
        ),
      ]
    : [];
}

function problem(message: string): PlanProblem {
  return { rule: RULE, severity: 'error', message, overridable: true };
}
