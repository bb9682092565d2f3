export * from './MulticlusterClient';
export * from './types';
