export * from './viewResource';
