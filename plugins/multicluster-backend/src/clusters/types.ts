import {
  ClusterClient,
  UserAuth,
} from '@multicluster/backstage-plugin-multicluster-node';
import {
  ClusterDetail,
  ClusterSummary,
} from '@multicluster/backstage-plugin-multicluster-common';
import { ApiConnection, ResourceCache } from '../watch/types';

/**
 * The fleet as the rest of the backend sees it. Nothing here waits for a cluster, but for requests made through `client`.
 */
export interface Fleet {
  readonly cache: ResourceCache;
  /** All configured clusters, sorted by name. */
  clusters(): ClusterSummary[];
  cluster(name: string): ClusterDetail | undefined;
  /** Sentences about the configuration that belong to no cluster. */
  problems(): string[];
  /** Requests to one cluster with the portal's credentials; undefined for an unknown cluster, and one that the portal has none for. */
  client(name: string): ClusterClient | undefined;
  /**
   * A cluster whose credentials belong to users (state `perUser`), with those of one user. Close it after use.
   *
   * Rejects with a `NotFoundError` for an unknown cluster, with an `InputError` for one that is not per user or when `auth` lacks what
   * the cluster's auth provider needs.
   */
  connectAs(name: string, auth: UserAuth): Promise<UserConnection>;
  /** Called with a cluster's name when its state, error, version or health changed, or it came or went. Returns its unsubscribe. */
  subscribe(listener: (cluster: string) => void): () => void;
}

/** Ends every request with `close`. */
export type UserConnection = ApiConnection & { close(): void };
