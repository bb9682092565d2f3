import { ClusterClient } from '@multicluster/backstage-plugin-multicluster-node';
import {
  ClusterDetail,
  ClusterSummary,
} from '@multicluster/backstage-plugin-multicluster-common';
import { ResourceCache } from '../watch/types';

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
  /** Requests to one cluster with the portal's credentials; undefined for an unknown cluster. */
  client(name: string): ClusterClient | undefined;
  /** Called with a cluster's name when its state, error, version or health changed, or it came or went. Returns its unsubscribe. */
  subscribe(listener: (cluster: string) => void): () => void;
}
