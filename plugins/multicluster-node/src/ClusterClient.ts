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
  /** Which form of the answer is asked for, such as aggregated discovery; JSON when absent. */
  accept?: string;
  /** The whole request, the body included, must end within this time. */
  deadlineMs: number;
  /** Impersonated: the cluster decides by what this user may do. The portal then needs `impersonate` on `users` there. */
  as?: { user: string };
  signal?: AbortSignal;
};

/**
 * What an API server says when it refuses a request: as much of its `Status` as code may want to know.
 *
 * @public
 */
export type ClusterRefusal = {
  /** The HTTP status. */
  code: number;
  /** Such as `Conflict`, `Forbidden`, `Invalid`. */
  reason?: string;
  /** The API server's own words, longer than in the error's message. */
  message: string;
  /** One for each field that it is about. */
  causes: { reason?: string; message?: string; field?: string }[];
};

/**
 * The refusal behind an error of a `ClusterClient`; undefined when no API server said anything, because none was reached.
 *
 * @public
 */
export function refusalOf(error: unknown): ClusterRefusal | undefined {
  return error instanceof Error && 'refusal' in error
    ? (error.refusal as ClusterRefusal)
    : undefined;
}

/**
 * What came in place of what was asked for, in words that are no API server's own: those of who it passed the request on to, or of a proxy
 * before it. `text` is cut. Undefined when nobody answered, and for an answer that `refusalOf` tells of.
 *
 * @public
 */
export function strangeAnswerOf(
  error: unknown,
): { status: number; text: string } | undefined {
  return error instanceof Error && 'strangeAnswer' in error
    ? (error.strangeAnswer as { status: number; text: string })
    : undefined;
}

/**
 * One cluster's API server, with the credentials of the portal.
 *
 * Errors: a refused request rejects with `ResponseError`-like errors of `@backstage/errors` (`NotFoundError`, `NotAllowedError`,
 * `ConflictError`, …); a cluster that does not answer rejects with `ServiceUnavailableError`. Messages name the cluster and never a
 * credential or a path of the server. What the API server said in full is in `refusalOf(error)`.
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
