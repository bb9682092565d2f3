import { QueryAnswer, readAnswer } from './readAnswer';
import { readBody } from './readBody';
import { PrometheusServer, PrometheusServers } from './readPrometheus';

const DEADLINE_MS = 2_000;

/** Asks the Prometheus of a cluster, or whatever else has its HTTP API. */
export class PrometheusQueries {
  readonly #servers: PrometheusServers;
  readonly #deadlineMs: number;

  constructor(options: { servers: PrometheusServers; deadlineMs?: number }) {
    this.#servers = options.servers;
    this.#deadlineMs = options.deadlineMs ?? DEADLINE_MS;
  }

  /**
   * One number as it is now, or was at `atMs`, within two seconds. Never rejects: what is no number says why.
   *
   * @param atMs - epoch milliseconds
   */
  async instant(
    cluster: string,
    query: string,
    signal: AbortSignal,
    atMs?: number,
  ): Promise<QueryAnswer> {
    const server = this.#servers.clusters.get(cluster) ?? this.#servers.shared;
    if (!server) return { message: 'nothing measures it' };
    const timeout = AbortSignal.timeout(this.#deadlineMs);
    const deadline = AbortSignal.any([signal, timeout]);
    try {
      return await ask(server, { query, atMs }, deadline);
    } catch (error) {
      return {
        message: deadline.aborted
          ? 'Prometheus does not answer in time'
          : `Prometheus cannot be reached (${reasonOf(error)})`,
      };
    }
  }
}

/** Follows no redirect: it would take the query, and who knows what else, to a server that nobody has configured. */
async function ask(
  { url, authorization }: PrometheusServer,
  { query, atMs }: { query: string; atMs?: number },
  signal: AbortSignal,
): Promise<QueryAnswer> {
  const body = new URLSearchParams({ query });
  if (atMs !== undefined) body.set('time', String(atMs / 1000));
  const response = await fetch(`${url}/api/v1/query`, {
    method: 'POST',
    headers: {
      accept: 'application/json',
      ...(authorization && { authorization }),
    },
    body,
    ...{ redirect: 'manual', signal },
  });
  const { status } = response;
  if (status >= 300 && status < 400) {
    await response.body?.cancel();
    return { message: `Prometheus redirects (${status})` };
  }
  const answer = await readBody(response);
  return answer === undefined
    ? { message: 'Prometheus answers more than 1 MB' }
    : readAnswer(status, answer);
}

/** What `fetch` tells is in the cause of its error, as `ECONNREFUSED`. */
function reasonOf(error: unknown): string {
  const { message, cause } = error as Error & { cause?: NodeJS.ErrnoException };
  return cause?.code ?? cause?.message ?? message;
}
