import { ClusterConnectionOptions } from '@multicluster/backstage-plugin-multicluster-node';
import { Dispatcher, errors } from 'undici';
import { ApiConnection, ApiResponse } from '../../watch/types';
import { AgentCache } from './AgentCache';
import { CredentialCache } from './CredentialCache';
import { explainFailure } from './explainFailure';
import { unavailable } from './unavailable';
import { noAnswerWithin } from './withDeadline';

const connectTimeoutMs = 10_000;
const credentialTtlMs = 30_000;
const credentialDeadlineMs = 10_000;

/** A request to an API server, its body already text. */
export type ApiRequest = {
  method: Dispatcher.HttpMethod;
  path: string;
  headers?: Record<string, string>;
  body?: string;
  signal: AbortSignal;
  headersTimeoutMs: number;
  bodyTimeoutMs: number;
};

/**
 * The way to one API server with one credential.
 *
 * Rejects with a `ServiceUnavailableError` when the cluster does not answer, with an `InputError` when its configuration cannot be used,
 * and with the signal's reason when aborted. All messages are sentences for the page.
 */
export class ClusterConnection implements ApiConnection {
  readonly cluster: string;
  readonly #origin: string;
  readonly #basePath: string;
  readonly #credentials: CredentialCache;
  readonly #agents = new AgentCache({ connectTimeoutMs });

  constructor(options: {
    cluster: string;
    url: string;
    connect: () => Promise<ClusterConnectionOptions>;
  }) {
    const url = new URL(options.url);
    this.cluster = options.cluster;
    this.#origin = url.origin;
    this.#basePath = url.pathname.replace(/\/+$/, '');
    this.#credentials = new CredentialCache({
      connect: options.connect,
      ttlMs: credentialTtlMs,
      deadlineMs: credentialDeadlineMs,
    });
  }

  get(options: Parameters<ApiConnection['get']>[0]): Promise<ApiResponse> {
    return this.send({ ...options, method: 'GET' });
  }

  async send(request: ApiRequest): Promise<ApiResponse> {
    const credential = this.#credentials.get();
    const response = await this.#dispatch(request, await credential);
    if (response.status !== 401) {
      return response;
    }
    // The token may have been renewed since it was asked for. A request that was refused did nothing, so it may be sent again.
    this.#credentials.forget();
    const renewed = await this.#credentials.get();
    if (
      renewed.headers.authorization === (await credential).headers.authorization
    ) {
      return response;
    }
    await drain(response);
    return this.#dispatch(request, renewed);
  }

  /** Ends every request at once and forgets the credential; the connection may be used again. */
  reset(): void {
    this.#credentials.forget();
    this.#agents.destroy();
  }

  async #dispatch(
    request: ApiRequest,
    credential: ClusterConnectionOptions,
  ): Promise<ApiResponse> {
    const { signal, headersTimeoutMs, bodyTimeoutMs } = request;
    const agent = this.#agents.agentFor(credential);
    // Our own timer: undici's covers neither the queue nor the handshake, and is exact to a second only.
    const late = new AbortController();
    const timer = setTimeout(() => late.abort(), headersTimeoutMs);
    try {
      const response = await raceAbort(
        AbortSignal.any([signal, late.signal]),
        aborted =>
          agent.request({
            origin: this.#origin,
            path: this.#basePath + request.path,
            method: request.method,
            body: request.body,
            headers: {
              accept: 'application/json',
              // A watch is never compressed, and unpacking the rest would block the event loop for no gain on a LAN.
              'accept-encoding': 'identity',
              'user-agent': 'multicluster-portal',
              ...request.headers,
              ...credential.headers,
            },
            signal: aborted,
            headersTimeout: 0,
            bodyTimeout: bodyTimeoutMs,
          }),
      );
      return {
        status: response.statusCode,
        headers: response.headers,
        body: explained(response.body, signal),
      };
    } catch (error) {
      signal.throwIfAborted();
      if (late.signal.aborted) {
        const cause = new errors.HeadersTimeoutError();
        throw unavailable(noAnswerWithin(headersTimeoutMs), cause);
      }
      throw unavailable(explainFailure(error), error);
    } finally {
      clearTimeout(timer);
    }
  }
}

/** Reads to the end and throws away, so that an HTTP/1.1 connection can be used again. */
export async function drain(response: ApiResponse): Promise<void> {
  for await (const _ of response.body) {
    // nothing is kept
  }
}

/**
 * A request that has not been sent yet, because the handshake hangs, takes no notice of its signal before the connection is there or given
 * up: it is left to itself, and ends when it learns of the signal.
 */
async function raceAbort<T>(
  signal: AbortSignal,
  begin: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  signal.throwIfAborted();
  let onAbort = () => {};
  const aborted = new Promise<never>((_, reject) => {
    onAbort = () => reject(signal.reason);
  });
  signal.addEventListener('abort', onAbort);
  try {
    const begun = begin(signal);
    begun.catch(() => {});
    return await Promise.race([begun, aborted]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}

async function* explained(
  body: AsyncIterable<Buffer>,
  signal: AbortSignal,
): AsyncGenerator<Buffer> {
  try {
    yield* body;
  } catch (error) {
    signal.throwIfAborted();
    throw unavailable(explainFailure(error), error);
  }
}
