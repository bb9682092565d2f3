/**
 * The clusters of the multicluster fleet in the catalog.
 *
 * @packageDocumentation
 */
export { catalogModuleMulticluster as default } from './module';
