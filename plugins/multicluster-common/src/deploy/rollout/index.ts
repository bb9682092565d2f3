export * from './availableCommands';
export { effectKey, effectsOf } from './effectsOf';
export { gateOf, OPEN_STATES, WORKING_STATES } from './facts';
export * from './planWaves';
export * from './summarizeDeployment';
export * from './transition';
export * from './types';
