export * from './assessReadiness';
export * from './automatic';
export * from './database';
export * from './dns';
export * from './drills';
export * from './evacuation';
export * from './failBack';
export { planPending, type PendingPlan } from './pendingArrows';
export { openPending, pendingOf } from './pendingOf';
export * from './planFailover';
export * from './planTypes';
export * from './policy';
export * from './policyTypes';
export * from './reportRun';
export * from './runEffectsOf';
export * from './runRecord';
export * from './runTypes';
export * from './transitionRun';
export * from './types';
export * from './writeRunbook';
export {
  availableRunCommands,
  ruleHolding,
  type RunCommandName,
} from './availableRunCommands';
export { firstSteps, hasEnded, targetsOf } from './runSteps';
