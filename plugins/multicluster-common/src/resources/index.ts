export * from './types';
export type { Assessment } from './assessment';
export { assessResource } from './assessResource';
export { assessPod } from './assessPod';
export { assessService, countEndpoints } from './assessTraffic';
export { assessWorkload, type WorkloadResource } from './assessWorkload';
