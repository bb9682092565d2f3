/**
 * Types and pure functions of the multi-cluster suite: no clock, no randomness, no I/O.
 *
 * @packageDocumentation
 */
export * from './approvals';
export * from './clusters';
export * from './deploy';
export * from './failover';
export * from './resources';
export * from './topology';
export * from './traffic';
export * from './permissions';
export * from './schema';
