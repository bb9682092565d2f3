import { PlanFacts } from '../planTypes';
import { PlanProblem, PlanStep } from '../types';

/** Rule 18: what somebody else keeps as it is in Git would be put back within seconds; a move must then be made in Git. */
export function ownership(facts: PlanFacts, steps: PlanStep[]): PlanProblem[] {
  const changed = new Set(
    steps.flatMap(({ traffic }) => traffic.map(({ hop }) => hop)),
  );
  return facts.hops
    .filter(({ id, ownedBy }) => ownedBy && changed.has(id))
    .map(({ object, cluster, ownedBy }) => ({
      rule: 18,
      severity: 'error' as const,
      message: `${object.kind} ${object.namespace}/${object.name} in '${cluster}' is kept by ${ownedBy}, which would take the change back. Change it in Git, or let that ignore the weights.`,
      overridable: true,
    }));
}
