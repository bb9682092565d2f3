import { ResponseError } from '@backstage/errors';

/**
 * Where the backend is, and how to reach it; the frontend's and the backend's own APIs fit.
 *
 * @public
 */
export type MulticlusterClientOptions = {
  discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
  fetchApi: { fetch: typeof fetch };
};

/** @public */
export type AbortOptions = { signal?: AbortSignal };

/** Of a path: what is undefined is left out, a list is repeated. */
export type RouteQuery = Record<
  string,
  string | number | boolean | string[] | undefined
>;

export function withQuery(path: string, query: RouteQuery): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined) search.append(name, String(one));
    }
  }
  return search.size > 0 ? `${path}?${search}` : path;
}

/** What the backend says is what people can act on; that it was a 400 is in `statusCode`. */
async function readRefusal(response: Response): Promise<ResponseError> {
  const error = await ResponseError.fromResponse(response);
  if (error.cause.message) error.message = error.cause.message;
  return error;
}

/**
 * Calls routes of the backend plugin. Every method rejects with a `ResponseError` that has the backend's sentence when it refuses, and
 * with fetch's own error when it cannot be reached.
 *
 * @public
 */
export class RouteClient {
  readonly #options: MulticlusterClientOptions;

  constructor(options: MulticlusterClientOptions) {
    this.#options = options;
  }

  protected async url(path: string): Promise<string> {
    const base = await this.#options.discoveryApi.getBaseUrl('multicluster');
    return `${base}${path}`;
  }

  protected async fetch(path: string, init: RequestInit): Promise<Response> {
    const response = await this.#options.fetchApi.fetch(
      await this.url(path),
      init,
    );
    if (!response.ok && response.status !== 304) {
      throw await readRefusal(response);
    }
    return response;
  }

  protected async read<T>(path: string, options: AbortOptions): Promise<T> {
    const response = await this.fetch(path, { signal: options.signal });
    return (await response.json()) as T;
  }

  protected async post<T>(
    path: string,
    body: object,
    options: AbortOptions,
  ): Promise<T> {
    const response = await this.fetch(path, {
      signal: options.signal,
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    return (await response.json()) as T;
  }
}
