export * from './fleetMetrics';
