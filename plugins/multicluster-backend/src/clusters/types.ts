import {
  ClusterClient,
  ClusterConnectionOptions,
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
  /**
   * The way to a cluster for a program that we start, such as Helm, with a credential that was asked for just now; undefined for an unknown
   * cluster. Rejects with an `InputError` that names the cluster when its credentials belong to users or it is misconfigured.
   */
  lend(name: string): Promise<LentConnection | undefined>;
  /** Called with a cluster's name when its state, error, version or health changed, or it came or went. Returns its unsubscribe. */
  subscribe(listener: (cluster: string) => void): () => void;
}

/** Ends every request with `close`. */
export type UserConnection = ApiConnection & { close(): void };

/** A cluster's address and the portal's credential: never logged, never stored, and not kept for longer than the program runs. */
export type LentConnection = { url: string } & ClusterConnectionOptions;
