import {
  AuthenticationError,
  ConflictError,
  InputError,
  NotAllowedError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import {
  ClusterClient,
  ClusterRequest,
} from '@multicluster/backstage-plugin-multicluster-node';
import { ApiResponse } from '../../watch/types';
import { ApiRequest } from './ClusterConnection';
import { explainStatus } from './explainFailure';
import { readRefusal, withRefusal, withStrangeAnswer } from './refusal';
import { noAnswerWithin } from './withDeadline';

/** Longest silence of a body that is streamed: the API server's bookmarks and most logs come more often, a quiet pod's log may not. */
const streamSilenceMs = 10 * 60_000;
const messageLength = 300;
const largestAnswerBytes = 64 * 1024 * 1024;

/** `ClusterClient` over one connection. */
export class HttpClusterClient implements ClusterClient {
  readonly cluster: string;
  readonly #connection: { send(request: ApiRequest): Promise<ApiResponse> };

  constructor(connection: {
    cluster: string;
    send(request: ApiRequest): Promise<ApiResponse>;
  }) {
    this.cluster = connection.cluster;
    this.#connection = connection;
  }

  async request<T>(request: ClusterRequest): Promise<T> {
    const deadline = AbortSignal.timeout(request.deadlineMs);
    const signal = request.signal
      ? AbortSignal.any([request.signal, deadline])
      : deadline;
    try {
      const response = await this.#send(request, signal, request.deadlineMs);
      const text = await readText(response.body);
      if (response.status >= 300) {
        throw this.#refusal(response.status, text);
      }
      return JSON.parse(text) as T;
    } catch (error) {
      request.signal?.throwIfAborted();
      if (deadline.aborted) {
        throw this.#unavailable(noAnswerWithin(request.deadlineMs));
      }
      throw this.#named(error);
    }
  }

  async stream(request: ClusterRequest): Promise<AsyncIterable<Uint8Array>> {
    const signal = request.signal ?? new AbortController().signal;
    let response: ApiResponse;
    try {
      response = await this.#send(request, signal, streamSilenceMs);
    } catch (error) {
      signal.throwIfAborted();
      throw this.#named(error);
    }
    if (response.status >= 300) {
      throw this.#refusal(response.status, await readText(response.body));
    }
    return response.body;
  }

  #send(
    request: ClusterRequest,
    signal: AbortSignal,
    bodyTimeoutMs: number,
  ): Promise<ApiResponse> {
    const { method = 'GET', path, body, deadlineMs } = request;
    const { contentType = 'application/json', accept, as } = request;
    const sent = serialize(body, request.contentType);
    return this.#connection.send({
      method,
      path,
      signal,
      headersTimeoutMs: deadlineMs,
      bodyTimeoutMs,
      body: sent,
      headers: {
        ...(sent ? { 'content-type': contentType } : {}),
        ...(accept ? { accept } : {}),
        ...(as ? { 'impersonate-user': as.user } : {}),
      },
    });
  }

  #named(error: unknown): unknown {
    return error instanceof ServiceUnavailableError &&
      !error.message.startsWith('Cluster ')
      ? this.#unavailable(error.message)
      : error;
  }

  #unavailable(sentence: string): ServiceUnavailableError {
    return new ServiceUnavailableError(
      `Cluster '${this.cluster}': ${sentence}`,
    );
  }

  #refusal(status: number, text: string): Error {
    const refusal = readRefusal(status, text);
    const said =
      refusal?.message.slice(0, messageLength) ?? explainStatus(status);
    const message = `Cluster '${this.cluster}' answers ${status}: ${said}`;
    const error = errorOf(status, message);
    return refusal
      ? withRefusal(error, refusal)
      : withStrangeAnswer(error, status, text);
  }
}

function errorOf(status: number, message: string): Error {
  switch (status) {
    case 400:
    case 422:
      return new InputError(message);
    case 401:
      return new AuthenticationError(message);
    case 403:
      return new NotAllowedError(message);
    case 404:
    case 410:
      return new NotFoundError(message);
    case 409:
      return new ConflictError(message);
    default:
      return new ServiceUnavailableError(message);
  }
}

function serialize(body: unknown, contentType?: string): string | undefined {
  if (body === undefined) {
    return undefined;
  }
  return typeof body === 'string' && contentType !== undefined
    ? body
    : JSON.stringify(body);
}

async function readText(body: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.length;
    if (bytes > largestAnswerBytes) {
      throw new ServiceUnavailableError(
        'The API server sends more than one answer may hold.',
      );
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
