/**
 * Scaffolder actions that deploy over many clusters and make clusters.
 *
 * @packageDocumentation
 */
export {
  scaffolderModuleMulticluster,
  scaffolderModuleMulticluster as default,
} from './module';
