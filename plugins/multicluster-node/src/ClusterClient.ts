/**
 * What a request to a cluster's API server may say.
 *
 * @public
 */
export type ClusterRequest = {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Path and query, as `/api/v1/namespaces/web/pods?limit=1`. */
  path: string;
  /** Sent as JSON unless `contentType` says otherwise. */
  body?: unknown;
  contentType?: string;
  /** The whole request, the body included, must end within this time. */
  deadlineMs: number;
  signal?: AbortSignal;
};

/**
 * One cluster's API server, with the credentials of the portal.
 *
 * Errors: a refused request rejects with `ResponseError`-like errors of `@backstage/errors` (`NotFoundError`, `NotAllowedError`,
 * `ConflictError`, …); a cluster that does not answer rejects with `ServiceUnavailableError`. Messages name the cluster and never a
 * credential or a path of the server.
 *
 * @public
 */
export interface ClusterClient {
  readonly cluster: string;
  /** The answer's JSON. */
  request<T>(request: ClusterRequest): Promise<T>;
  /** The answer's body as it arrives; ends with `signal`. The deadline covers the answer's head alone. */
  stream(request: ClusterRequest): Promise<AsyncIterable<Uint8Array>>;
}
