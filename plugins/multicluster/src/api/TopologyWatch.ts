import { ResponseError } from '@backstage/errors';
import {
  applyPatch,
  MulticlusterClient as RoutesClient,
  TopologyGraph,
  TopologyPatch,
} from '@multicluster/backstage-plugin-multicluster-common';
import { backOffMs, pause } from './backOff';
import { keepIdentity } from './keepIdentity';
import { WatchTopologyOptions } from './MulticlusterApi';
import { PageVisibility, untilVisible } from './pageVisibility';
import { readServerSentEvents, ServerSentEvent } from './readServerSentEvents';
import { liveWhile, WatchTimes, watchTimes } from './liveWhile';

type Outcome = 'ended' | 'hidden' | 'gap';

/** Whether asking again gives the same answer: malformed, not allowed, not found. */
function isFinal(error: unknown): error is ResponseError {
  return (
    error instanceof ResponseError && [400, 403, 404].includes(error.statusCode)
  );
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}

/**
 * Follows one topology until its signal aborts or the backend gives a final answer.
 *
 * It reads the stream, and resumes where it was cut off. While the stream cannot be had it polls, and keeps trying the
 * stream with back-off. What was seen last is never taken back.
 */
export class TopologyWatch {
  #graph?: TopologyGraph;
  #lastEventId?: string;
  #etag?: string;
  #failures = 0;
  #polling?: AbortController;
  readonly #ended = new AbortController();

  constructor(
    private readonly client: RoutesClient,
    private readonly fetchApi: { fetch: typeof fetch },
    private readonly options: WatchTopologyOptions,
    private readonly visibility: PageVisibility,
    private readonly times: WatchTimes = watchTimes,
  ) {
    const end = () => this.#ended.abort();
    if (options.signal.aborted) {
      end();
    }
    options.signal.addEventListener('abort', end, { once: true });
  }

  async run(): Promise<void> {
    const { signal } = this.#ended;
    this.#tell({ state: 'connecting' });
    while (!signal.aborted) {
      try {
        const outcome = await this.#readStream();
        if (outcome === 'hidden' && !signal.aborted) {
          this.#tell({ state: 'connecting' });
          await untilVisible(this.visibility, signal);
        } else if (outcome === 'ended') {
          // The server closes streams now and then to look at rights again. All pages at once need not come back in the same moment.
          await pause(Math.random() * 500, signal);
        }
      } catch (error) {
        if (isFinal(error)) {
          this.#finish(error);
        } else if (!signal.aborted) {
          this.#failures += 1;
          this.#startPolling(asError(error));
          await pause(backOffMs(this.#failures, Math.random()), signal);
          await untilVisible(this.visibility, signal);
        }
      }
    }
  }

  async #readStream(): Promise<Outcome> {
    const { entityRef, budget, open } = this.options;
    const attempt = new AbortController();
    const life = liveWhile(attempt, {
      watch: this.#ended.signal,
      visibility: this.visibility,
      times: this.times,
    });
    try {
      const url = await this.client.topologyStreamUrl({
        entityRef,
        budget,
        open,
      });
      const response = await this.fetchApi.fetch(url, {
        signal: attempt.signal,
        headers: {
          Accept: 'text/event-stream',
          ...(this.#lastEventId && { 'Last-Event-ID': this.#lastEventId }),
        },
      });
      if (!response.ok) {
        throw await ResponseError.fromResponse(response);
      }
      for await (const event of readServerSentEvents(life.heard(response))) {
        if (!this.#take(event)) {
          this.#lastEventId = undefined;
          return 'gap';
        }
      }
      // An end without a single event is trouble: coming back at once would be a tight loop.
      if (!life.live()) {
        throw new Error('The live stream ended before its first event.');
      }
      return 'ended';
    } catch (error) {
      if (attempt.signal.reason === 'hidden') {
        return 'hidden';
      }
      throw attempt.signal.reason instanceof Error
        ? attempt.signal.reason
        : error;
    } finally {
      life.over();
      attempt.abort();
    }
  }

  /** False when the event does not fit what is known, so that only a new snapshot helps. */
  #take(event: ServerSentEvent): boolean {
    if (event.event === 'snapshot') {
      this.#show(JSON.parse(event.data) as TopologyGraph);
    } else if (event.event === 'patch') {
      const patch = JSON.parse(event.data) as TopologyPatch;
      if (!this.#graph || this.#graph.generation !== patch.from) {
        return false;
      }
      this.#show(applyPatch(this.#graph, patch));
    } else {
      return true;
    }
    this.#lastEventId = event.id;
    this.#etag = undefined;
    this.#failures = 0;
    this.#polling?.abort();
    this.#polling = undefined;
    this.#tell({ state: 'live' });
    return true;
  }

  #startPolling(error: Error): void {
    if (this.#polling) {
      return;
    }
    const polling = new AbortController();
    this.#polling = polling;
    this.#ended.signal.addEventListener('abort', () => polling.abort(), {
      signal: polling.signal,
    });
    this.#tell({ state: 'polling', since: Date.now(), error });
    // Rejects never: each round catches its own trouble.
    this.#poll(polling.signal);
  }

  async #poll(signal: AbortSignal): Promise<void> {
    const { entityRef, budget, open } = this.options;
    while (!signal.aborted) {
      await untilVisible(this.visibility, signal);
      try {
        const { graph, etag } = await this.client.getTopology({
          entityRef,
          budget,
          open,
          etag: this.#etag,
          signal,
        });
        // The stream may have come back while this was under way; then it knows better.
        if (graph && !signal.aborted) {
          this.#etag = etag;
          this.#lastEventId = undefined;
          this.#show(graph);
        }
      } catch (error) {
        if (isFinal(error)) {
          this.#finish(error);
        }
        // Anything else may pass; the reader has been told that the page is not live.
      }
      await pause(this.times.poll, signal);
    }
  }

  #show(graph: TopologyGraph): void {
    if (!this.#ended.signal.aborted) {
      this.#graph =
        this.#graph === graph ? graph : keepIdentity(this.#graph, graph);
      this.options.onGraph(this.#graph);
    }
  }

  #tell(connection: Parameters<WatchTopologyOptions['onConnection']>[0]): void {
    if (!this.#ended.signal.aborted) {
      this.options.onConnection(connection);
    }
  }

  #finish(error: Error): void {
    if (!this.#ended.signal.aborted) {
      this.#ended.abort();
      this.options.onError(error);
    }
  }
}
