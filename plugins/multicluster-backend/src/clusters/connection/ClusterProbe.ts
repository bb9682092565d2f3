import { setTimeout as pause } from 'node:timers/promises';
import { isError } from '@backstage/errors';
import { ApiConnection, ApiResponse } from '../../watch/types';
import { drain } from './ClusterConnection';
import { explainStatus } from './explainFailure';
import { readVersion } from './readVersion';

/** Periods of a probe; all in milliseconds. */
export type ProbeTimings = {
  /** Between two probes of a cluster that answers. */
  intervalMs: number;
  deadlineMs: number;
  /** First and largest pause after a miss; each pause is drawn evenly up to a ceiling that doubles. */
  backOffMs: { first: number; largest: number };
};

export const defaultProbeTimings: ProbeTimings = {
  intervalMs: 10_000,
  deadlineMs: 3_000,
  backOffMs: { first: 1_000, largest: 30_000 },
};

/** What the last probes say. Times are epoch milliseconds. */
export type ProbeFacts = {
  /** `none`: no probe has ended yet. `missed`: no answer, or one that is none (5xx). */
  outcome: 'none' | 'answered' | 'missed' | 'unauthorized' | 'misconfigured';
  /** When the first probe of an unbroken row with this outcome began. */
  since: number;
  lastSeenAt?: number;
  failedAttempts: number;
  nextAttemptAt?: number;
  error?: string;
  /** Median of the last five answers. */
  latencyMs?: number;
  version?: string;
};

const notKubernetes =
  'Something answers at the URL of the cluster, but not as a Kubernetes API server; check the URL.';

const keptLatencies = 5;
/** Watches that break together ask for one early probe, not for fifteen. */
const earliestAgainMs = 250;
const shortestPauseMs = 100;
const longestPauseMs = 5 * 60_000;

/**
 * Asks one API server for its version now and then: it alone decides whether the cluster can be reached, so that a cluster that is away
 * costs one request at a time and not one per kind.
 */
export class ClusterProbe {
  readonly #connection: Pick<ApiConnection, 'get'> & { reset(): void };
  readonly #timings: ProbeTimings;
  readonly #random: () => number;
  readonly #onFacts: (facts: ProbeFacts) => void;
  readonly #latencies: number[] = [];
  #facts: ProbeFacts;
  #lastAttempt = 0;
  #wake?: () => void;

  constructor(options: {
    connection: Pick<ApiConnection, 'get'> & { reset(): void };
    onFacts: (facts: ProbeFacts) => void;
    timings?: ProbeTimings;
    random?: () => number;
    /** Last proof of life before this process began. */
    lastSeenAt?: number;
  }) {
    this.#connection = options.connection;
    this.#onFacts = options.onFacts;
    this.#timings = options.timings ?? defaultProbeTimings;
    this.#random = options.random ?? Math.random;
    this.#facts = {
      outcome: 'none',
      since: Date.now(),
      failedAttempts: 0,
      lastSeenAt: options.lastSeenAt,
    };
  }

  get facts(): ProbeFacts {
    return this.#facts;
  }

  /** Probes until the signal ends; never rejects. */
  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const pauseMs = await this.#attempt(signal);
      if (!signal.aborted) {
        this.#facts = { ...this.#facts, nextAttemptAt: Date.now() + pauseMs };
        this.#onFacts(this.#facts);
        await this.#pause(pauseMs, signal);
      }
    }
  }

  /** Something broke: look now instead of at the end of the interval. Has no effect while it backs off. */
  nudge(): void {
    if (this.#facts.outcome === 'answered') {
      this.#wake?.();
    }
  }

  /** Tells how long to wait until the next one. */
  async #attempt(signal: AbortSignal): Promise<number> {
    const sinceLast = performance.now() - this.#lastAttempt;
    if (this.#lastAttempt > 0 && sinceLast < earliestAgainMs) {
      await this.#pause(earliestAgainMs - sinceLast, signal);
    }
    this.#lastAttempt = performance.now();
    const startedAt = Date.now();
    try {
      const response = await this.#connection.get({
        path: '/version',
        signal,
        headersTimeoutMs: this.#timings.deadlineMs,
        bodyTimeoutMs: this.#timings.deadlineMs,
      });
      return await this.#judge(response, startedAt);
    } catch (error) {
      if (signal.aborted) {
        return 0;
      }
      const outcome =
        isError(error) && error.name === 'InputError'
          ? 'misconfigured'
          : 'missed';
      return this.#fail({
        outcome,
        startedAt,
        error: isError(error) ? error.message : 'The probe failed.',
      });
    }
  }

  async #judge(response: ApiResponse, startedAt: number): Promise<number> {
    const latencyMs = performance.now() - this.#lastAttempt;
    const { status } = response;
    const retryAfterMs = retryAfter(response.headers['retry-after']);
    // 403: some clusters hide their version from everyone; 429: alive, and busy. Both are signs of life.
    if (status === 200 || status === 403 || status === 429) {
      const version = await readVersion(response);
      if (status === 200 && version === undefined) {
        return this.#fail({
          outcome: 'misconfigured',
          startedAt,
          error: notKubernetes,
        });
      }
      return this.#succeed({ startedAt, latencyMs, version, retryAfterMs });
    }
    await drain(response);
    if (status === 401) {
      this.#facts = { ...this.#facts, lastSeenAt: Date.now() };
    }
    return this.#fail({
      outcome: outcomeOf(status),
      startedAt,
      error: status === 404 ? notKubernetes : explainStatus(status),
      retryAfterMs,
    });
  }

  #succeed(answer: {
    startedAt: number;
    latencyMs: number;
    version?: string;
    retryAfterMs: number;
  }): number {
    this.#latencies.push(answer.latencyMs);
    this.#latencies.splice(0, this.#latencies.length - keptLatencies);
    const { outcome, since, version } = this.#facts;
    this.#facts = {
      outcome: 'answered',
      since: outcome === 'answered' ? since : answer.startedAt,
      lastSeenAt: Date.now(),
      failedAttempts: 0,
      latencyMs: median(this.#latencies),
      version: answer.version ?? version,
    };
    return Math.max(this.#timings.intervalMs, answer.retryAfterMs);
  }

  #fail(miss: {
    outcome: 'missed' | 'unauthorized' | 'misconfigured';
    startedAt: number;
    error: string;
    retryAfterMs?: number;
  }): number {
    const { outcome, since, failedAttempts } = this.#facts;
    this.#facts = {
      ...this.#facts,
      outcome: miss.outcome,
      since: outcome === miss.outcome ? since : miss.startedAt,
      failedAttempts: failedAttempts + 1,
      error: miss.error,
    };
    if (failedAttempts + 1 >= 2 || miss.outcome !== 'missed') {
      // Half-dead connections would keep every later attempt waiting; and a credential that was refused must be asked for anew.
      this.#connection.reset();
    }
    const { first, largest } = this.#timings.backOffMs;
    const ceiling = Math.min(
      largest,
      first * 2 ** Math.min(failedAttempts, 16),
    );
    return Math.max(
      shortestPauseMs,
      this.#random() * ceiling,
      miss.retryAfterMs ?? 0,
    );
  }

  async #pause(pauseMs: number, signal: AbortSignal): Promise<void> {
    const early = new AbortController();
    this.#wake = () => early.abort();
    const either = AbortSignal.any([signal, early.signal]);
    // Ending early is no failure; who waits looks at the signal.
    await pause(pauseMs, undefined, { signal: either }).catch(() => {});
    this.#wake = undefined;
  }
}

function outcomeOf(
  status: number,
): 'missed' | 'unauthorized' | 'misconfigured' {
  if (status === 401) {
    return 'unauthorized';
  }
  return status === 404 ? 'misconfigured' : 'missed';
}

/** Milliseconds; 0 when absent. A date is not read: API servers send seconds. */
function retryAfter(header: string | string[] | undefined): number {
  const seconds = Number(Array.isArray(header) ? header[0] : header);
  return seconds > 0 ? Math.min(seconds * 1000, longestPauseMs) : 0;
}

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)];
  return Math.round(middle * 10) / 10;
}
