export * from './readPerUserTopology';
