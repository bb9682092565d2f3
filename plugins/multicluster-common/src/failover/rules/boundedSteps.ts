import { PlanFacts } from '../planTypes';
import { rampOf } from '../policy';
import { PlanProblem } from '../types';

/** Rule 4: small steps, absolute and growing, and the last of a whole move is the whole. */
export function boundedSteps(facts: PlanFacts): PlanProblem[] {
  const { policy, mode } = facts;
  const ramp = rampOf(policy, mode);
  const grows = ramp.every(
    (share, index) =>
      share > 0 && share > (ramp[index - 1] ?? 0) && share <= 100,
  );
  const ends = mode === 'drill-live' || ramp[ramp.length - 1] === 100;
  if (grows && ends) return [];
  return [
    {
      rule: 4,
      severity: 'error',
      message: `The ramp of policy '${
        policy.name
      }' must grow from step to step and end with 100: ${ramp.join(', ')}.`,
      overridable: false,
    },
  ];
}
