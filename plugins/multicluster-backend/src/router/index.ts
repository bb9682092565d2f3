export { createRouter } from './createRouter';
export { parseBodies } from './parseBodies';
export type { RouterOptions } from './types';
