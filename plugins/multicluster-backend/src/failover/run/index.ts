export * from './FailoverWorker';
