export { askBackend, isNotFound } from './askBackend';
