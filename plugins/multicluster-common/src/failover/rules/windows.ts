import { PlanFacts } from '../planTypes';
import { PlanProblem } from '../types';

/** Rule 14: a freeze stops drills and planned moves, and no emergency. A dry drill writes nothing and may always be. */
export function windows(facts: PlanFacts): PlanProblem[] {
  const { policy, mode, now } = facts;
  if (mode === 'emergency' || mode === 'drill-dry') return [];
  return policy.freezes
    .filter(({ from, to }) => Date.parse(from) <= now && now < Date.parse(to))
    .map(({ to, reason }) => ({
      rule: 14,
      severity: 'error' as const,
      message: `Frozen until ${to}: ${reason}.`,
      overridable: false,
    }));
}
