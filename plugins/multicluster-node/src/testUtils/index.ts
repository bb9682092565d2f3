/**
 * Contract suites for those who write adapters of the ports. For Jest.
 *
 * @packageDocumentation
 */
export * from './describeClusterProvider';
export * from './describeTrafficDriver';
export * from './FakeObjects';
// What the suites' signatures are made of; the same types as in the package's main entry.
export type { ClusterClient, ClusterRequest } from '../ClusterClient';
export type {
  ClusterConnectionOptions,
  ClusterDescription,
  ClusterProvider,
  UserAuth,
} from '../ClusterProvider';
export type {
  DriverProbe,
  TrafficDriver,
  TrafficFacts,
  WriteFence,
} from '../TrafficDriver';
