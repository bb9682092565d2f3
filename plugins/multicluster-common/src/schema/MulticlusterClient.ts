import { Approval, ApprovalRequest, ApprovalState } from '../approvals/types';
import { ClusterDetail, ClusterList, ClusterSummary } from '../clusters/types';
import { ClusterRegistration } from '../deploy/types';
import { ResourceView } from '../resources/types';
import { Comparison, TopologyGraph } from '../topology/types';
import { ApprovalDecision, ApprovalList } from './deployTypes';
import { FailoverClient } from './FailoverClient';
import { entityPath, pathOf } from './paths';
import { AbortOptions, withQuery } from './RouteClient';
import {
  LogsQuery,
  PerUserTopologyRequest,
  ResourceQuery,
  TopologyAnswer,
  TopologyQuery,
} from './types';

/**
 * The JSON routes of the backend plugin, and the addresses of its two streams. Every method rejects with a `ResponseError` when the
 * backend refuses, and with fetch's own error when it cannot be reached.
 *
 * @public
 */
export class MulticlusterClient extends FailoverClient {
  listClusters(options: AbortOptions = {}): Promise<ClusterList> {
    return this.read('/clusters', options);
  }

  getCluster(options: { name: string } & AbortOptions): Promise<ClusterDetail> {
    return this.read(pathOf('clusters', options.name), options);
  }

  /** Adds a cluster to the fleet, or replaces the one of that name that was added so. */
  registerCluster(
    registration: ClusterRegistration & AbortOptions,
  ): Promise<ClusterSummary> {
    const { signal, ...body } = registration;
    return this.post('/clusters', body, { signal });
  }

  /** Takes away one that was added by `registerCluster`. What runs on it stays. */
  async unregisterCluster(
    options: { name: string } & AbortOptions,
  ): Promise<void> {
    await this.fetch(pathOf('clusters', options.name), {
      signal: options.signal,
      method: 'DELETE',
    });
  }

  requestApproval(request: ApprovalRequest & AbortOptions): Promise<Approval> {
    const { signal, ...body } = request;
    return this.post('/approvals', body, { signal });
  }

  listApprovals(
    query: { state?: ApprovalState } & AbortOptions = {},
  ): Promise<ApprovalList> {
    const { state, signal } = query;
    return this.read(withQuery('/approvals', { state }), { signal });
  }

  getApproval(options: { id: string } & AbortOptions): Promise<Approval> {
    return this.read(pathOf('approvals', options.id), options);
  }

  decideApproval(
    options: { id: string } & ApprovalDecision & AbortOptions,
  ): Promise<Approval> {
    const { id, signal, ...body } = options;
    return this.post(pathOf('approvals', id, 'decision'), body, { signal });
  }

  /** Give the `etag` of the last answer to be told that it is still current. */
  async getTopology(
    options: TopologyQuery & { etag?: string } & AbortOptions,
  ): Promise<TopologyAnswer> {
    const { entityRef, budget, open, etag, signal } = options;
    const response = await this.fetch(
      withQuery(entityPath('topology', entityRef), { budget, open }),
      { signal, headers: etag ? { 'If-None-Match': etag } : {} },
    );
    if (response.status === 304) return { etag };
    return {
      graph: (await response.json()) as TopologyGraph,
      etag: response.headers.get('ETag') ?? undefined,
    };
  }

  /** N-way diff of one row over the clusters. */
  compare(
    options: { entityRef: string; row: string } & AbortOptions,
  ): Promise<Comparison> {
    const { entityRef, row, signal } = options;
    return this.read(
      withQuery(`${entityPath('topology', entityRef)}/comparison`, { row }),
      { signal },
    );
  }

  /** Reads clusters whose credentials belong to the user; see `ClusterState`. */
  getPerUserTopology(
    options: { entityRef: string } & PerUserTopologyRequest & AbortOptions,
  ): Promise<TopologyGraph> {
    const { entityRef, auth, clusters, signal } = options;
    const path = `${entityPath('topology', entityRef)}/per-user`;
    return this.post(path, { auth, clusters }, { signal });
  }

  getResource(options: ResourceQuery & AbortOptions): Promise<ResourceView> {
    const { cluster, apiVersion, kind, namespace, name, entityRef, signal } =
      options;
    const path = pathOf(
      ...['resources', cluster, apiVersion, kind, namespace || '-', name],
    );
    return this.read(withQuery(path, { entityRef }), { signal });
  }

  /** Address of the server-sent events of a topology. */
  async topologyStreamUrl(query: TopologyQuery): Promise<string> {
    const { entityRef, budget, open } = query;
    return this.url(
      withQuery(`${entityPath('topology', entityRef)}/stream`, {
        budget,
        open,
      }),
    );
  }

  /** Address of a log, to be read as text while it comes. */
  async logsUrl(query: LogsQuery): Promise<string> {
    const { cluster, namespace, pod, ...rest } = query;
    return this.url(withQuery(pathOf('logs', cluster, namespace, pod), rest));
  }
}
