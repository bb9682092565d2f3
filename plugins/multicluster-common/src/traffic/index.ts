export * from './gitOwner';
export * from './invertChange';
export * from './shares';
export * from './types';
