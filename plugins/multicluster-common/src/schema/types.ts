import { ResourceKind } from '../resources/types';
import { TopologyGraph } from '../topology/types';

/**
 * Credentials of the user by authentication provider, as the Kubernetes plugin's own front end gathers them:
 * `{ google: token }`, `{ oidc: { okta: token } }`, `{ aks: token }`.
 *
 * @public
 */
export type PerUserCredentials = {
  [provider: string]: string | { [provider: string]: string };
};

/**
 * Body of `POST /topology/:kind/:namespace/:name/per-user`.
 *
 * @public
 */
export type PerUserTopologyRequest = {
  auth: PerUserCredentials;
  /** Names of clusters in state `perUser`; 20 at most. */
  clusters: string[];
};

/**
 * What to show of an entity's topology.
 *
 * @public
 */
export type TopologyQuery = {
  /** As `component:default/podinfo`. */
  entityRef: string;
  /** Most nodes of the answer; 300 when absent. */
  budget?: number;
  /** Rolled-up groups to open, by node id. */
  open?: string[];
};

/**
 * A graph and what to send the next time. `graph` is missing when the one with the `etag` that was sent is current.
 *
 * @public
 */
export type TopologyAnswer = { graph?: TopologyGraph; etag?: string };

/**
 * Names one object of one cluster.
 *
 * @public
 */
export type ResourceQuery = {
  cluster: string;
  apiVersion: string;
  kind: ResourceKind;
  /** Empty for cluster-scoped kinds. */
  namespace: string;
  name: string;
  /** Entity that the object is shown for; needed where the right to see topologies has conditions. */
  entityRef?: string;
};

/**
 * Which lines of a pod's log.
 *
 * @public
 */
export type LogsQuery = {
  entityRef: string;
  cluster: string;
  namespace: string;
  pod: string;
  container?: string;
  /** 500 when absent. */
  tailLines?: number;
  previous?: boolean;
  follow?: boolean;
};
