export * from './K8gbTrafficDriver';
