/**
 * Ports of the multi-cluster suite.
 *
 * @packageDocumentation
 */
export * from './ClusterClient';
export * from './ClusterProvider';
export * from './extensions';
export * from './MulticlusterService';
export * from './TrafficDriver';
