export * from './resolveAtServers';
export * from './resolversOf';
