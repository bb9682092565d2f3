import { PlanFacts, PlanSides } from '../planTypes';
import { PlanProblem, PlanStep } from '../types';
import { allUnhealthy } from './allUnhealthy';
import { boundedSteps } from './boundedSteps';
import { destinationFirst } from './destinationFirst';
import { neverZero } from './neverZero';
import { ownership } from './ownership';
import { sharedObjects } from './sharedObjects';
import { somewhereToGo } from './somewhereToGo';
import { windows } from './windows';

/** What the safety rules say of a plan before it runs; the numbers are those of the list in the folder's README. */
export function checkRules(
  facts: PlanFacts,
  sides: PlanSides,
  steps: PlanStep[],
): PlanProblem[] {
  const impossible = somewhereToGo(facts, sides, steps);
  const nobody = allUnhealthy(facts, sides);
  if (impossible.length > 0) return [...impossible, ...nobody];
  return [
    ...nobody,
    ...neverZero(facts, steps),
    ...destinationFirst(facts, sides, steps),
    ...boundedSteps(facts),
    ...sharedObjects(facts),
    ...windows(facts),
    ...ownership(facts, steps),
  ];
}
