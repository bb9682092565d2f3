export * from './commandEvacuation';
export * from './nextOfEvacuation';
export * from './planEvacuation';
export * from './types';
