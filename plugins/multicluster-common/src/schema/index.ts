export * from './DeployClient';
export * from './deployTypes';
export * from './FailoverClient';
export * from './failoverTypes';
export * from './MulticlusterClient';
export { RouteClient } from './RouteClient';
export type { AbortOptions, MulticlusterClientOptions } from './RouteClient';
export * from './types';
