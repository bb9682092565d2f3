import { PlanFacts, PlanSides } from '../planTypes';
import { PlanProblem, PlanStep } from '../types';

/** What makes a plan none at all; no rule can be set aside to change it. */
export function somewhereToGo(
  facts: PlanFacts,
  sides: PlanSides,
  steps: PlanStep[],
): PlanProblem[] {
  const impossible = (message: string): PlanProblem[] => [
    { rule: 1, severity: 'error', message, overridable: false },
  ];
  const both = sides.sources.filter(name => sides.targets.includes(name));
  if (both.length > 0) {
    return impossible(`'${both[0]}' cannot both give and take.`);
  }
  if (facts.hops.length === 0) {
    return impossible('Nothing here can steer traffic.');
  }
  if (sides.targets.length === 0) {
    return impossible('There is no second place that could serve.');
  }
  if (!steps.some(({ traffic }) => traffic.length > 0)) {
    return impossible(
      `Nothing changes: ${sides.sources.join(
        ' and ',
      )} gets no traffic, or none that can be moved.`,
    );
  }
  return [];
}
