import { AppliedTarget, CheckedTarget, ObservedTarget } from '../types';
import { Target } from './openTarget';

/** What is done with one cluster, by Helm or without it. */
export interface TargetSteps {
  check(target: Target): Promise<CheckedTarget>;
  apply(target: Target): Promise<AppliedTarget>;
  observe(target: Target): Promise<ObservedTarget>;
  checkRemoval(target: Target): Promise<CheckedTarget>;
  remove(target: Target): Promise<AppliedTarget>;
  observeRemoval(target: Target): Promise<ObservedTarget>;
}
