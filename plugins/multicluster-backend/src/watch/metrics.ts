import { ResourceKind } from '@multicluster/backstage-plugin-multicluster-common';

/** Why a kind was listed from the beginning. */
export type RelistReason = 'start' | 'expired' | 'unreadable' | 'interrupted';

/** What the watch cache counts. Whoever keeps the figures implements this; nothing here may throw. */
export interface WatchMetrics {
  /** Objects of a kind that its reflector knows of. */
  objects(cluster: string, kind: ResourceKind, count: number): void;
  /** Changes that came by watch. */
  events(cluster: string, kind: ResourceKind, count: number): void;
  relist(cluster: string, kind: ResourceKind, reason: RelistReason): void;
  bytes(cluster: string, kind: ResourceKind, count: number): void;
  /** From the change in the cluster (to the second) to its arrival here; the difference of the two clocks is taken out. */
  lag(cluster: string, kind: ResourceKind, seconds: number): void;
  /** A consumer of batches threw. */
  consumerError(cluster: string, kind: ResourceKind): void;
}
