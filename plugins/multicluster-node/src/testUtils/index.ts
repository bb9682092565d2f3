/**
 * Contract suites for those who write adapters of the ports. For Jest.
 *
 * @packageDocumentation
 */
export * from './describeClusterProvider';
