import { PlanFacts } from '../planTypes';
import { PlanProblem } from '../types';

/** Rule 12: who moves an object that others use moves them, too. All of them are locked, and all owners are named. */
export function sharedObjects(facts: PlanFacts): PlanProblem[] {
  return facts.shared.map(({ object, cluster, entityRefs }) => ({
    rule: 12,
    severity: 'warning' as const,
    message: `${object.kind} ${object.namespace}/${
      object.name
    } in '${cluster}' also carries ${entityRefs.join(', ')}.`,
    overridable: true,
  }));
}
