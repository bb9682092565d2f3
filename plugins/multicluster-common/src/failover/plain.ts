import { PlanStep } from './types';

/** A step that writes nothing but what is given. */
export function plain(
  step: Pick<PlanStep, 'id' | 'kind' | 'sentence'> & Partial<PlanStep>,
): PlanStep {
  return {
    traffic: [],
    capacity: [],
    soakSeconds: 0,
    bestEffort: false,
    ...step,
  };
}
