export * from './DriverActions';
export * from './FailoverWorker';
export * from './GuardReadings';
export * from './HopObserver';
export * from './ReturnedClusters';
