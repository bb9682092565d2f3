import { createApiRef } from '@backstage/core-plugin-api';
import {
  ClusterDetail,
  ClusterList,
  Comparison,
  ResourceKind,
  ResourceView,
  TopologyGraph,
} from '@multicluster/backstage-plugin-multicluster-common';
import { ApprovalsApi } from './ApprovalsApi';
import { DeploymentsApi } from './DeploymentsApi';
import { FailoverApi } from './FailoverApi';

/**
 * How current what `watchTopology` gave is: `live` from the stream, `polling` while the stream is away.
 *
 * @public
 */
export type TopologyConnection =
  | { state: 'connecting' }
  | { state: 'live' }
  | { state: 'polling'; since: number; error: Error };

/** @public */
export type WatchTopologyOptions = {
  entityRef: string;
  /** Most nodes to send; the backend rolls up beyond. */
  budget?: number;
  /** Rolled-up groups to open. */
  open?: string[];
  signal: AbortSignal;
  /** Each generation, patches already applied. Unchanged nodes keep their identity (`===`). */
  onGraph(graph: TopologyGraph): void;
  onConnection(connection: TopologyConnection): void;
  /** The end: not found, not allowed. Trouble that may pass is retried and told by `onConnection` instead. */
  onError(error: Error): void;
};

/**
 * The backend plugin, as the screens see it. Rejections are `ResponseError`s.
 *
 * @public
 */
export interface MulticlusterApi
  extends DeploymentsApi,
    ApprovalsApi,
    FailoverApi {
  listClusters(options?: { signal?: AbortSignal }): Promise<ClusterList>;
  getCluster(options: {
    name: string;
    signal?: AbortSignal;
  }): Promise<ClusterDetail>;
  /** Ends with `signal`. */
  watchTopology(options: WatchTopologyOptions): void;
  /** N-way diff of one row of an entity's topology. */
  compare(options: {
    entityRef: string;
    row: string;
    signal?: AbortSignal;
  }): Promise<Comparison>;
  getResource(options: {
    /** Whose topology it is looked at from: rules about the entity, as that its owners may see it, then apply. */
    entityRef: string;
    cluster: string;
    apiVersion: string;
    kind: ResourceKind;
    namespace: string;
    name: string;
    signal?: AbortSignal;
  }): Promise<ResourceView>;
  /** Lines of a pod of the entity, as they come. */
  followLogs(options: {
    entityRef: string;
    cluster: string;
    namespace: string;
    pod: string;
    container?: string;
    tailLines?: number;
    previous?: boolean;
    follow?: boolean;
    signal: AbortSignal;
  }): AsyncIterable<string>;
}

/** @public */
export const multiclusterApiRef = createApiRef<MulticlusterApi>({
  id: 'plugin.multicluster.service',
});
