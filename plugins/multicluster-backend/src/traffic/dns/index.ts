export * from './resolveAtServers';
