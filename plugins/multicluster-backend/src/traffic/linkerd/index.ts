export * from './federatedMembers';
export * from './lintMirrors';
export * from './readServiceProfile';
