export * from './openPodLog';
