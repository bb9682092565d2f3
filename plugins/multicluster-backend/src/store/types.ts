import {
  Resource,
  ResourceKey,
  ResourceKind,
} from '@multicluster/backstage-plugin-multicluster-common';

/** What outlives the process about a cluster itself. */
export type StoredCluster = {
  /** Of the API server, as `v1.36.3`. */
  version?: string;
  /** Uid of the cluster's `kube-system` namespace: tells whether the cluster behind a name is still the same one. */
  identity?: string;
  /** Last proof of life, epoch milliseconds. */
  lastSeenAt?: number;
};

/** One coalesced write about one cluster. */
export type StoreWrite = {
  cluster: string;
  upserts: Resource[];
  deletes: Omit<ResourceKey, 'cluster'>[];
  /** By kind, the version that the resources are current to once this write is in; undefined takes it back. */
  versions: Map<ResourceKind, string | undefined>;
  /** Undefined leaves them as they are. */
  facts?: StoredCluster;
};

/**
 * The last known state of every cluster, beyond the life of a process.
 *
 * Guarantees: a version is never newer than the resources that were written with it or before, whatever is cut off when, so that a watch
 * from that version misses nothing. Writes about one cluster are made one after the other by the caller.
 */
export interface ResourceStore {
  /** Names of all clusters of which anything is kept. */
  clusters(): Promise<{ name: string; lastSeenAt?: number }[]>;
  /** Undefined when nothing is kept of the cluster. */
  cluster(options: {
    cluster: string;
  }): Promise<
    (StoredCluster & { versions: Map<ResourceKind, string> }) | undefined
  >;
  /** In portions that can be read in a few milliseconds each. */
  resources(options: { cluster: string }): AsyncIterable<Resource[]>;
  write(options: StoreWrite): Promise<void>;
  /** Forgets the cluster. */
  drop(options: { cluster: string }): Promise<void>;
}
