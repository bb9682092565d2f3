export { DeployWorker, type DeployWorkerOptions } from './DeployWorker';
export type { HealthOf } from './types';
